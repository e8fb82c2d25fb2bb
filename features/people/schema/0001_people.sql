-- People and their posts. Dates of birth, categories and courses have the precision that the list had:
-- 2021-04-25, 2021-04 or 2021. until is exclusive; 9999-12-31 is an open end.
CREATE TABLE persons (
    id BIGINT PRIMARY KEY,
    surname TEXT NOT NULL,
    given_name TEXT NOT NULL,
    patronymic TEXT,
    sort_name TEXT NOT NULL,
    maiden_surname TEXT,
    birth_date TEXT,
    snils TEXT,
    phone TEXT,
    mail TEXT,
    education TEXT,
    -- Service is kept as the day from which it would have run without a break, so that it grows by itself.
    service_since TEXT,
    teaching_since TEXT,
    main_workplace TEXT,
    erased BOOLEAN NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX persons_sort_name ON persons (sort_name, id);
CREATE INDEX persons_snils ON persons (snils) WHERE snils IS NOT NULL;
CREATE TABLE person_names (
    person BIGINT NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    surname TEXT NOT NULL,
    given_name TEXT NOT NULL,
    patronymic TEXT,
    PRIMARY KEY (person, since)
);
CREATE TABLE employments (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL,
    organisation BIGINT NOT NULL,
    position TEXT NOT NULL,
    kind TEXT NOT NULL,
    rate DOUBLE PRECISION,
    hours DOUBLE PRECISION,
    detail TEXT,
    since TEXT NOT NULL,
    until TEXT NOT NULL
);
CREATE INDEX employments_organisation ON employments (organisation, person, until, since);
CREATE INDEX employments_person ON employments (person, since, until, organisation, position);
CREATE TABLE employment_subjects (
    employment BIGINT NOT NULL,
    subject TEXT NOT NULL,
    person BIGINT NOT NULL,
    PRIMARY KEY (employment, subject)
);
CREATE INDEX employment_subjects_subject ON employment_subjects (subject, person);
CREATE TABLE categories (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL,
    level TEXT NOT NULL,
    since TEXT,
    until TEXT,
    act TEXT
);
CREATE INDEX categories_person ON categories (person, level, since, until);
CREATE TABLE courses (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL,
    title TEXT NOT NULL,
    started_on TEXT,
    finished_on TEXT,
    hours BIGINT,
    provider TEXT,
    form TEXT,
    document TEXT
);
CREATE INDEX courses_person ON courses (person, finished_on);
CREATE TABLE person_statuses (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL,
    status TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL
);
CREATE INDEX person_statuses_person ON person_statuses (person, since);
-- Everyone who ever worked below an organisation, in the order of lists: any part of the tree is one range of keys.
CREATE TABLE staff_reach (
    ancestor BIGINT NOT NULL,
    sort_name TEXT NOT NULL,
    person BIGINT NOT NULL,
    PRIMARY KEY (ancestor, sort_name, person)
);
CREATE INDEX staff_reach_person ON staff_reach (person);
-- What other rooms may read.
CREATE VIEW shared_persons AS
    SELECT id, surname, given_name, patronymic, sort_name,
           surname || ' ' || given_name || coalesce(' ' || patronymic, '') AS name
    FROM persons;
CREATE VIEW shared_staff AS
    SELECT id AS employment, person, organisation, position, kind, since, until FROM employments;
CREATE VIEW shared_subjects AS SELECT employment, subject FROM employment_subjects;
