-- The methodical service of a municipality: its form, its posts and who holds them. One row a municipality;
-- no row: nothing has been said of it yet. until is exclusive; 9999-12-31 is an open end.
CREATE TABLE services (
    municipality BIGINT PRIMARY KEY,
    form TEXT NOT NULL,
    -- The organisation in which it is: the centre itself, the authority, the support centre.
    organisation BIGINT,
    since TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE TABLE service_posts (
    id BIGINT PRIMARY KEY,
    municipality BIGINT NOT NULL,
    title TEXT NOT NULL,
    -- own, base_school (by subject), metasubject, community.
    model TEXT NOT NULL,
    area TEXT,
    base BIGINT,
    rate DOUBLE PRECISION NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL
);
CREATE INDEX service_posts_municipality ON service_posts (municipality, until, since);
CREATE TABLE service_holders (
    id BIGINT PRIMARY KEY,
    post BIGINT NOT NULL,
    municipality BIGINT NOT NULL,
    person BIGINT NOT NULL,
    -- employment, contract (by the hour), volunteer.
    terms TEXT NOT NULL,
    rate DOUBLE PRECISION NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL
);
CREATE INDEX service_holders_post ON service_holders (post, until, since);
CREATE INDEX service_holders_municipality ON service_holders (municipality, until, since, person, rate);
CREATE INDEX service_holders_person ON service_holders (person);
