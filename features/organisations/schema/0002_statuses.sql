-- What an organisation is besides what it is: base school, Growth Point, innovation site; for a term, by an act.
CREATE TABLE organisation_statuses (
    id BIGINT PRIMARY KEY,
    organisation BIGINT NOT NULL,
    status TEXT NOT NULL,
    -- The direction of a base school, the subject of a site.
    theme TEXT,
    act_number TEXT,
    act_date TEXT,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX organisation_statuses_organisation ON organisation_statuses (organisation, since, until, status);
CREATE INDEX organisation_statuses_status ON organisation_statuses (status, organisation, since, until);
-- What other rooms may read.
CREATE VIEW shared_organisation_statuses AS
    SELECT id, organisation, status, theme, since, until FROM organisation_statuses;
