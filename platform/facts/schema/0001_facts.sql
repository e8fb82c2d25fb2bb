-- Numbers that are read are counted before. A tally is what one organisation itself did in a period while it stood at
-- one place of the tree (`since`: the day it came there); a total is a place of the tree with all that is below it.
CREATE TABLE facts_tallies (
    indicator TEXT NOT NULL,
    part TEXT NOT NULL,
    period TEXT NOT NULL,
    organisation BIGINT NOT NULL,
    since TEXT NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (indicator, part, period, organisation, since)
);
CREATE TABLE facts_totals (
    organisation BIGINT NOT NULL,
    period TEXT NOT NULL,
    indicator TEXT NOT NULL,
    part TEXT NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (organisation, period, indicator, part)
);
CREATE INDEX facts_totals_indicator ON facts_totals (indicator, period, part);
-- What has changed since it was counted; organisation 0: everything of the fact and period. The stamp moves with every
-- change, so that a change and a counting under way at once conflict and one of them runs again.
CREATE TABLE facts_dirty (
    fact TEXT NOT NULL,
    period TEXT NOT NULL,
    organisation BIGINT NOT NULL,
    stamp BIGINT NOT NULL,
    PRIMARY KEY (fact, period, organisation)
);
-- How each indicator was declared when its numbers were counted.
CREATE TABLE facts_definitions (
    indicator TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL
);
-- swept: the last day whose turns are marked.
CREATE TABLE facts_state (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
