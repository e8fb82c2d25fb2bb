-- Two devices write minutes at once: an item and a decision are the same ones wherever they stand. Devices without
-- a line name what they add themselves; what is older is known by its number, respectively its id.
ALTER TABLE agenda_items ADD COLUMN mark TEXT;
ALTER TABLE meeting_decisions ADD COLUMN mark TEXT;
