-- What other rooms may read besides: what speaks for a head of an association.
CREATE VIEW shared_categories AS SELECT person, level, since, until FROM categories;
CREATE VIEW shared_service AS SELECT id AS person, teaching_since FROM persons;
