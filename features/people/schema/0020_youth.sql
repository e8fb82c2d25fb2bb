-- From when to when somebody is young in the work follows from these two; who may see the days themselves is
-- asked in the room of people.
CREATE VIEW shared_youth AS
    SELECT id AS person, birth_date, teaching_since FROM persons
    WHERE birth_date IS NOT NULL AND teaching_since IS NOT NULL AND NOT erased;
