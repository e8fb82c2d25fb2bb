-- The row of the same person that took this one in, and how that row was before, as JSON.
ALTER TABLE import_rows ADD COLUMN joined TEXT;
