-- A register that was sent in: the file as it came (base64) and what was answered to it. state: preview, entered, undone.
CREATE TABLE registers (
    id BIGINT PRIMARY KEY,
    municipality BIGINT NOT NULL,
    file TEXT NOT NULL,
    bytes TEXT NOT NULL,
    as_of TEXT NOT NULL,
    answers TEXT NOT NULL,
    state TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX registers_municipality ON registers (municipality, id);
-- What it did to the tree, in order, so that the whole of it can be undone: `version` is that of the organisation
-- afterwards, `was` what it said before; nothing: it was added.
CREATE TABLE register_effects (
    register BIGINT NOT NULL,
    number BIGINT NOT NULL,
    organisation BIGINT NOT NULL,
    version BIGINT NOT NULL,
    was TEXT,
    PRIMARY KEY (register, number)
);
