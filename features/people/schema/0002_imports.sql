-- A list that was sent in: kept as it was read until it is entered or thrown away.
CREATE TABLE imports (
    id BIGINT PRIMARY KEY,
    organisation BIGINT NOT NULL,
    file TEXT NOT NULL,
    state TEXT NOT NULL,
    as_of TEXT NOT NULL,
    account BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    columns_read TEXT NOT NULL,
    ignored_rows TEXT NOT NULL,
    -- The whole staff of its organisations: who is not in it has left. A register of courses is not.
    complete BOOLEAN NOT NULL,
    job BIGINT,
    version BIGINT NOT NULL
);
CREATE INDEX imports_organisation ON imports (organisation, id);
CREATE TABLE import_rows (
    import BIGINT NOT NULL,
    number BIGINT NOT NULL,
    sheet TEXT NOT NULL,
    row_numbers TEXT NOT NULL,
    outcome TEXT NOT NULL,
    -- Where the person works by this list; nothing while the name in the file is not understood.
    organisation BIGINT,
    matched BIGINT,
    -- What was answered to "who is this?": 0 a new person, else that one; nothing: found by the program.
    chosen BIGINT,
    person TEXT NOT NULL,
    problems TEXT NOT NULL,
    fixes TEXT NOT NULL,
    doubtful BIGINT NOT NULL,
    questions BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (import, number)
);
-- What an import did, in order, so that the whole of it can be undone: kind is person_added, person_changed,
-- renamed, post_added, post_ended, category_added, course_added or status_added.
CREATE TABLE import_changes (
    import BIGINT NOT NULL,
    number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    subject BIGINT NOT NULL,
    person BIGINT NOT NULL,
    before TEXT,
    PRIMARY KEY (import, number)
);
