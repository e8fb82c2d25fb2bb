-- What a service is paid from in a calendar year, by source, and what its municipality pays for a post and an hour:
-- the number of posts is computed from it. Whole roubles.
CREATE TABLE service_pay (
    municipality BIGINT NOT NULL,
    year BIGINT NOT NULL,
    -- A full post in a month, an hour by a civil contract, before contributions.
    month_pay BIGINT,
    hour_pay BIGINT,
    act TEXT,
    version BIGINT NOT NULL,
    PRIMARY KEY (municipality, year)
);
CREATE TABLE service_funding (
    municipality BIGINT NOT NULL,
    year BIGINT NOT NULL,
    number BIGINT NOT NULL,
    -- municipal_budget, regional_budget, extra_budgetary.
    source TEXT NOT NULL,
    -- posts, hours (by civil contracts).
    pays TEXT NOT NULL,
    model TEXT NOT NULL,
    amount BIGINT NOT NULL,
    act TEXT,
    PRIMARY KEY (municipality, year, number)
);
-- Hours of the school year that a volunteer or a contract is good for; null: nobody has said.
ALTER TABLE service_holders ADD COLUMN hours BIGINT;
