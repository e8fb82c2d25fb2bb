-- What kind of community it is: a code of the region's pack. What was there is what its level and kind make of it.
ALTER TABLE associations ADD COLUMN community TEXT NOT NULL DEFAULT '';
UPDATE associations SET community = CASE WHEN kind = 'post' AND level = 'municipal' THEN 'post' ELSE level END;
CREATE INDEX associations_community ON associations (community, sort_name, id);
