-- Which staff lists their keepers have confirmed for a school year, and whom the service has reminded.
CREATE TABLE list_confirmations (
    organisation BIGINT NOT NULL,
    school_year BIGINT NOT NULL,
    confirmed_on TEXT NOT NULL,
    person BIGINT NOT NULL,
    people BIGINT NOT NULL,
    PRIMARY KEY (organisation, school_year)
);
CREATE TABLE list_reminders (
    organisation BIGINT NOT NULL,
    school_year BIGINT NOT NULL,
    reminded_on TEXT NOT NULL,
    PRIMARY KEY (organisation, school_year)
);
