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
    matched BIGINT,
    person TEXT NOT NULL,
    problems TEXT NOT NULL,
    fixes TEXT NOT NULL,
    doubtful BIGINT NOT NULL,
    questions BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (import, number)
);
