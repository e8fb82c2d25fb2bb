-- The tree: region → municipality → organisation. Names, kinds and places in the tree are dated; until is exclusive.
CREATE TABLE organisations (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    level TEXT NOT NULL,
    code TEXT,
    inn TEXT,
    full_name TEXT,
    address TEXT,
    phone TEXT,
    mail TEXT,
    rural BOOLEAN NOT NULL,
    branch_of BIGINT,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX organisations_code ON organisations (code);
CREATE INDEX organisations_branches ON organisations (branch_of);
CREATE TABLE organisation_periods (
    organisation BIGINT NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    parent BIGINT,
    PRIMARY KEY (organisation, since)
);
CREATE INDEX organisation_periods_parent ON organisation_periods (parent, sort_name);
-- Who is above whom, and when; depth 0 is the organisation itself.
CREATE TABLE organisation_reach (
    ancestor BIGINT NOT NULL,
    descendant BIGINT NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    depth BIGINT NOT NULL,
    PRIMARY KEY (ancestor, descendant, since)
);
CREATE INDEX organisation_reach_up ON organisation_reach (descendant, depth);
CREATE TABLE clusters (
    id BIGINT PRIMARY KEY,
    municipality BIGINT NOT NULL,
    name TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX clusters_municipality ON clusters (municipality);
CREATE TABLE cluster_members (
    cluster BIGINT NOT NULL,
    organisation BIGINT NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    PRIMARY KEY (organisation, since)
);
CREATE INDEX cluster_members_cluster ON cluster_members (cluster);
-- What other rooms may read.
CREATE VIEW shared_reach AS SELECT ancestor, descendant, since, until, depth FROM organisation_reach;
CREATE VIEW shared_organisations AS
    SELECT o.id, o.kind, o.level, o.rural, o.branch_of, p.name, p.short_name, p.sort_name, p.parent, p.since, p.until
    FROM organisations o JOIN organisation_periods p ON p.organisation = o.id;
CREATE VIEW shared_organisation_names AS
    SELECT organisation AS id, name, short_name, sort_name, since, until FROM organisation_periods;
CREATE VIEW shared_clusters AS
    SELECT c.id, c.municipality, c.name, m.organisation, m.since, m.until
    FROM clusters c JOIN cluster_members m ON m.cluster = c.id;
