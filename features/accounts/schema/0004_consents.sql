-- Every giving, refusing and withdrawing of a consent; the last one of a person and a code is what holds.
CREATE TABLE consent_acts (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL,
    code TEXT NOT NULL,
    -- Which text was read: its number in the pack.
    version BIGINT NOT NULL,
    given BOOLEAN NOT NULL,
    made_at BIGINT NOT NULL,
    how TEXT NOT NULL
);
CREATE INDEX consent_acts_person ON consent_acts (person, id);
