-- Members in professional contests and grants: entered once, with what proves it, confirmed by whoever answers for the
-- association. association_members as a fact: a row for each school year in which a membership ran.
CREATE TABLE contest_entries (
    id BIGINT PRIMARY KEY,
    association BIGINT NOT NULL,
    person BIGINT NOT NULL,
    organisation BIGINT NOT NULL,
    -- contest, grant
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    -- organisation, municipal, regional, federal
    level TEXT NOT NULL,
    on_date TEXT NOT NULL,
    -- entered, laureate, winner
    result TEXT NOT NULL,
    -- A diploma's number, an order, an address.
    evidence TEXT NOT NULL,
    added_by BIGINT,
    confirmed_by BIGINT,
    confirmed_on TEXT
);
CREATE INDEX contest_entries_association ON contest_entries (association, on_date);
CREATE INDEX contest_entries_person ON contest_entries (person, on_date);
CREATE INDEX contest_entries_organisation ON contest_entries (organisation, on_date);
CREATE INDEX association_members_organisation ON association_members (organisation, association);
CREATE VIEW fact_contest_entries AS
    SELECT e.organisation, e.person, e.on_date, e.id, a.level AS association_level, e.kind, e.level, e.result, e.title
    FROM contest_entries e JOIN associations a ON a.id = e.association WHERE e.confirmed_on IS NOT NULL;
CREATE VIEW fact_association_members AS
    SELECT m.organisation, m.person, CASE WHEN m.since > y.on_date THEN m.since ELSE y.on_date END AS on_date, m.id, a.level, a.community
    FROM association_members m JOIN associations a ON a.id = m.association JOIN association_years y ON y.association = m.association
    WHERE m.until > y.on_date AND m.since < CAST(y.school_year + 1 AS VARCHAR) || '-09-01';
