-- Documents of organisations: one row of papers a document, one of paper_editions each time it was made anew. An
-- approved edition is never changed. school_year is 0 where a document is not of one year.
CREATE TABLE papers (
    id BIGINT PRIMARY KEY,
    organisation BIGINT NOT NULL,
    kind TEXT NOT NULL,
    school_year BIGINT NOT NULL,
    title TEXT NOT NULL,
    sort_title TEXT NOT NULL,
    -- The approved edition that counts; 0: none yet.
    edition BIGINT NOT NULL,
    -- The edition being worked on; 0: none.
    draft BIGINT NOT NULL,
    withdrawn_on TEXT,
    withdrawn_reason TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX papers_of ON papers (organisation, kind, school_year);
CREATE TABLE paper_editions (
    paper BIGINT NOT NULL,
    edition BIGINT NOT NULL,
    -- draft, submitted, returned, approved
    state TEXT NOT NULL,
    -- What changed against the edition before, and why.
    reason TEXT,
    made_on TEXT NOT NULL,
    made_by BIGINT,
    remarks TEXT,
    act_date TEXT,
    act_number TEXT,
    approved_on TEXT,
    approved_by BIGINT,
    -- The first day on which a dated one no longer counts.
    valid_until TEXT,
    reg_number TEXT,
    reg_year BIGINT,
    reg_index BIGINT,
    link TEXT,
    file_name TEXT,
    sha256 TEXT,
    -- Made from the data and not edited since: made again with the act when it is approved.
    generated BOOLEAN NOT NULL,
    words TEXT,
    file_bytes TEXT,
    PRIMARY KEY (paper, edition)
);
-- How an organisation numbers what it approves: «{номер}» and «{год}» are filled in.
CREATE TABLE paper_registers (
    organisation BIGINT PRIMARY KEY,
    pattern TEXT NOT NULL
);
CREATE INDEX paper_editions_waiting ON paper_editions (state, paper) WHERE state <> 'approved';
-- In which school years an approved document counts: what indicators are made of.
CREATE TABLE paper_years (
    paper BIGINT NOT NULL,
    school_year BIGINT NOT NULL,
    organisation BIGINT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    on_date TEXT NOT NULL,
    approved_on TEXT NOT NULL,
    in_time BOOLEAN,
    PRIMARY KEY (paper, school_year)
);
CREATE INDEX paper_years_of ON paper_years (organisation, kind, school_year);
CREATE VIEW fact_approved_documents AS
    SELECT organisation, CAST(NULL AS BIGINT) AS person, on_date, paper AS id, kind, school_year, approved_on, in_time, title
    FROM paper_years;
CREATE VIEW shared_papers AS SELECT paper, school_year, organisation, kind, approved_on FROM paper_years;
