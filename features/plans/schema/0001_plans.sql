-- Year plans of organisations, their sections and items. An approved edition is kept as it was; what is worked on
-- afterwards is the same items, in a new edition with its reason.
CREATE TABLE plans (
    id BIGINT PRIMARY KEY,
    organisation BIGINT NOT NULL,
    school_year BIGINT NOT NULL,
    -- draft, submitted, returned, approved
    state TEXT NOT NULL,
    -- The last approved edition; 0: none yet.
    edition BIGINT NOT NULL,
    -- Why the approved plan is being changed.
    reason TEXT,
    remarks TEXT,
    goal TEXT,
    tasks TEXT,
    theme TEXT,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX plans_year ON plans (organisation, school_year);
CREATE TABLE plan_sections (
    plan BIGINT NOT NULL,
    code TEXT NOT NULL,
    number BIGINT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (plan, code)
);
CREATE TABLE plan_items (
    id BIGINT PRIMARY KEY,
    plan BIGINT NOT NULL,
    section TEXT NOT NULL,
    -- Order inside the section: a new one between two others takes a number between theirs.
    place DOUBLE PRECISION NOT NULL,
    activity TEXT NOT NULL,
    task TEXT NOT NULL,
    audience TEXT NOT NULL,
    term TEXT NOT NULL,
    form TEXT NOT NULL,
    responsible TEXT NOT NULL,
    result TEXT NOT NULL,
    risk TEXT NOT NULL,
    -- What the term says in days, where it says any.
    since TEXT,
    due TEXT,
    -- Whom the responsible names, where that is somebody of the place.
    person BIGINT,
    remark TEXT,
    -- planned, done, moved, dropped: what was marked by hand.
    mark TEXT NOT NULL,
    mark_reason TEXT,
    marked_on TEXT,
    moved_to TEXT,
    removed BOOLEAN NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by BIGINT
);
CREATE INDEX plan_items_of ON plan_items (plan, section, place, id);
CREATE INDEX plan_items_changed ON plan_items (plan, changed_at);
CREATE INDEX plan_items_person ON plan_items (person, due) WHERE person IS NOT NULL;
-- What fulfils an item: a record of a fact that some room declares. The key comes first: SQLite before 3.41 calls a column
-- before the key of a table without rowids damaged (PRAGMA integrity_check).
CREATE TABLE plan_ties (
    item BIGINT NOT NULL,
    fact TEXT NOT NULL,
    record BIGINT NOT NULL,
    plan BIGINT NOT NULL,
    PRIMARY KEY (item, fact, record)
);
CREATE INDEX plan_ties_of ON plan_ties (plan, fact, record);
CREATE TABLE plan_editions (
    plan BIGINT NOT NULL,
    edition BIGINT NOT NULL,
    reason TEXT,
    act_date TEXT NOT NULL,
    act_number TEXT NOT NULL,
    approved_on TEXT NOT NULL,
    approved_by BIGINT,
    -- Its head and its items (in JSON) as they were.
    goal TEXT,
    tasks TEXT,
    theme TEXT,
    items TEXT NOT NULL,
    -- The document in the register.
    paper BIGINT NOT NULL,
    paper_edition BIGINT NOT NULL,
    PRIMARY KEY (plan, edition)
);
-- What people add to the year's analysis; the numbers are counted anew until it is approved.
CREATE TABLE plan_analyses (
    plan BIGINT PRIMARY KEY,
    state TEXT NOT NULL,
    remarks TEXT,
    problems TEXT NOT NULL,
    conclusions TEXT NOT NULL,
    next_tasks TEXT NOT NULL,
    act_date TEXT,
    act_number TEXT,
    paper BIGINT,
    -- The numbers (in JSON) as they were approved.
    numbers TEXT,
    version BIGINT NOT NULL
);
