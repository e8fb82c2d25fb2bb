-- Where a letter reaches somebody; only for sending, never for showing.
CREATE VIEW shared_addresses AS SELECT id AS person, mail FROM persons WHERE mail IS NOT NULL AND NOT erased;
