-- Long work: waits, runs with progress, may be cancelled, and starts again after a crash.
CREATE TABLE jobs (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    params TEXT NOT NULL,
    account BIGINT NOT NULL,
    person BIGINT NOT NULL,
    state TEXT NOT NULL,
    done BIGINT NOT NULL,
    total BIGINT NOT NULL,
    result TEXT,
    problem TEXT,
    cancel BOOLEAN NOT NULL,
    made_at BIGINT NOT NULL,
    beat_at BIGINT NOT NULL
);
CREATE INDEX jobs_state ON jobs (state, id);
