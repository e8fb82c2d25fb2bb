-- The one organisation that the file itself names.
ALTER TABLE imports ADD COLUMN place_named TEXT;
