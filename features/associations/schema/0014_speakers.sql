-- Who spoke where: candidates for head are weighed by it.
CREATE INDEX agenda_items_speaker ON agenda_items (speaker_person, meeting) WHERE speaker_person IS NOT NULL;
