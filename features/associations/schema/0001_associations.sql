-- Associations at every level, who belongs to them by term, their schedules and meetings.
-- until is exclusive; 9999-12-31 is an open end. A school year is named by its first calendar year.
CREATE TABLE associations (
    id BIGINT PRIMARY KEY,
    level TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    -- Whose it is: the school, the service or the municipality, the institute.
    organisation BIGINT NOT NULL,
    -- Where members come from: everything below root, or the organisations of the cluster.
    root BIGINT NOT NULL,
    cluster BIGINT,
    basis TEXT,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    -- The first school year that is recorded here: of earlier ones nothing is known.
    kept_from BIGINT NOT NULL,
    act_number TEXT,
    act_date TEXT,
    page_link TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX associations_organisation ON associations (organisation, sort_name, id, since, until, level);
CREATE INDEX associations_name ON associations (sort_name, id, organisation, since, until, level);
CREATE INDEX associations_root ON associations (root);
CREATE INDEX associations_cluster ON associations (cluster) WHERE cluster IS NOT NULL;
-- What makes a person a member: the subjects taught, or the posts held.
CREATE TABLE association_basis (
    association BIGINT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (association, value)
);
CREATE TABLE association_heads (
    association BIGINT NOT NULL,
    person BIGINT NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    PRIMARY KEY (association, since)
);
CREATE INDEX association_heads_person ON association_heads (person, until);
-- One row a person at a time. Rows that are not manual follow from the staff lists.
CREATE TABLE association_members (
    id BIGINT PRIMARY KEY,
    association BIGINT NOT NULL,
    person BIGINT NOT NULL,
    organisation BIGINT NOT NULL,
    position TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    manual BOOLEAN NOT NULL
);
CREATE INDEX association_members_association ON association_members (association, until, since);
CREATE INDEX association_members_person ON association_members (person, until);
-- An approved schedule never changes: a new edition takes its place (draft, approved, replaced).
CREATE TABLE association_schedules (
    id BIGINT PRIMARY KEY,
    association BIGINT NOT NULL,
    school_year BIGINT NOT NULL,
    edition BIGINT NOT NULL,
    state TEXT NOT NULL,
    approved_on TEXT,
    act_number TEXT,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX association_schedules_edition ON association_schedules (association, school_year, edition);
CREATE TABLE schedule_lines (
    schedule BIGINT NOT NULL,
    number BIGINT NOT NULL,
    on_date TEXT NOT NULL,
    theme TEXT NOT NULL,
    place TEXT,
    PRIMARY KEY (schedule, number)
);
-- A row for each school year in which an association works; kept by its actions.
CREATE TABLE association_years (
    association BIGINT NOT NULL,
    school_year BIGINT NOT NULL,
    on_date TEXT NOT NULL,
    approve_by TEXT NOT NULL,
    schedule_approved_on TEXT,
    schedule_meetings BIGINT,
    schedule_in_time BOOLEAN NOT NULL,
    PRIMARY KEY (association, school_year)
);
CREATE INDEX association_years_year ON association_years (school_year);
CREATE TABLE meetings (
    id BIGINT PRIMARY KEY,
    association BIGINT NOT NULL,
    organisation BIGINT NOT NULL,
    school_year BIGINT NOT NULL,
    on_date TEXT NOT NULL,
    at_time TEXT,
    place TEXT,
    theme TEXT NOT NULL,
    state TEXT NOT NULL,
    -- Given when it is held: one row of numbers a school year, without gaps.
    number BIGINT,
    chair BIGINT,
    secretary BIGINT,
    guests TEXT,
    from_schedule BOOLEAN NOT NULL,
    -- Counted when it is held and after each later correction.
    invited BIGINT,
    attended BIGINT,
    version BIGINT NOT NULL
);
CREATE INDEX meetings_association ON meetings (association, school_year, state, on_date, id);
CREATE INDEX meetings_organisation ON meetings (organisation, on_date, id, school_year, state);
CREATE INDEX meetings_date ON meetings (on_date, id, organisation, school_year, state);
CREATE UNIQUE INDEX meetings_number ON meetings (association, school_year, number) WHERE number IS NOT NULL;
-- Before the meeting is held: those ticked. Afterwards: everyone who was invited, as they were on the day.
CREATE TABLE meeting_attendance (
    meeting BIGINT NOT NULL,
    person BIGINT NOT NULL,
    organisation BIGINT NOT NULL,
    position TEXT NOT NULL,
    present BOOLEAN NOT NULL,
    PRIMARY KEY (meeting, person)
);
CREATE INDEX meeting_attendance_person ON meeting_attendance (person, meeting);
CREATE TABLE agenda_items (
    meeting BIGINT NOT NULL,
    number BIGINT NOT NULL,
    title TEXT NOT NULL,
    speaker TEXT,
    speaker_person BIGINT,
    heard TEXT,
    spoke TEXT,
    votes_for BIGINT,
    votes_against BIGINT,
    votes_abstained BIGINT,
    PRIMARY KEY (meeting, number)
);
CREATE TABLE meeting_decisions (
    id BIGINT PRIMARY KEY,
    meeting BIGINT NOT NULL,
    organisation BIGINT NOT NULL,
    item BIGINT NOT NULL,
    number BIGINT NOT NULL,
    text TEXT NOT NULL,
    responsible BIGINT,
    -- 9999-12-31 where it has no term: such decisions come last.
    due TEXT NOT NULL,
    done_on TEXT
);
CREATE INDEX meeting_decisions_meeting ON meeting_decisions (meeting, item, number);
CREATE INDEX meeting_decisions_due ON meeting_decisions (due, id);
CREATE INDEX meeting_decisions_open ON meeting_decisions (due, id) WHERE done_on IS NULL;
CREATE INDEX meeting_decisions_organisation ON meeting_decisions (organisation);
CREATE INDEX meeting_decisions_responsible ON meeting_decisions (responsible) WHERE responsible IS NOT NULL;
-- Facts for indicators: the promise of this room to the rest.
CREATE VIEW fact_meetings AS
    SELECT m.organisation, CAST(NULL AS BIGINT) AS person, m.on_date, m.id, m.state, a.level, m.attended, m.invited, m.theme
    FROM meetings m JOIN associations a ON a.id = m.association;
CREATE VIEW fact_association_years AS
    SELECT a.organisation, CAST(NULL AS BIGINT) AS person, y.on_date, a.id, a.level, y.school_year,
           y.schedule_approved_on, y.schedule_meetings, y.approve_by, y.schedule_in_time, a.name
    FROM association_years y JOIN associations a ON a.id = y.association;
