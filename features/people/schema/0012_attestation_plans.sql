-- What schedules of attestation say of a person: the school year («2026/27») and the words («апрель, высшая»).
CREATE TABLE attestation_plans (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL,
    year TEXT NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX attestation_plans_person ON attestation_plans (person, year);
