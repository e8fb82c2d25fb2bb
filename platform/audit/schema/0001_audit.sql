-- What was done and who looked. Entries of one place form a chain: each seal holds the hash of the seal before it
-- and of the entries since, so that a changed or missing entry shows.
CREATE TABLE audit_entries (
    id BIGINT PRIMARY KEY,
    place BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor BIGINT NOT NULL,
    role TEXT NOT NULL,
    action TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject BIGINT NOT NULL,
    details TEXT NOT NULL,
    seal BIGINT
);
CREATE INDEX audit_unsealed ON audit_entries (place, id) WHERE seal IS NULL;
CREATE INDEX audit_subject ON audit_entries (kind, subject, id);
CREATE TABLE audit_seals (
    id BIGINT PRIMARY KEY,
    place BIGINT NOT NULL,
    at BIGINT NOT NULL,
    entries BIGINT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX audit_seals_place ON audit_seals (place, id);
