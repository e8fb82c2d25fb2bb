-- What is still to be done, by whose it is: counted every time somebody begins their day.
CREATE INDEX meeting_decisions_waiting ON meeting_decisions (organisation, due, responsible) WHERE done_on IS NULL;
CREATE INDEX association_schedules_draft ON association_schedules (association, school_year) WHERE state = 'draft';
