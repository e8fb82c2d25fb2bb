-- What was put off, with the ground that it had: it comes back when the ground is another one.
CREATE TABLE declined_proposals (
    key TEXT PRIMARY KEY,
    organisation BIGINT NOT NULL,
    title TEXT NOT NULL,
    ground TEXT NOT NULL,
    reason TEXT NOT NULL,
    declined_on TEXT NOT NULL
);
CREATE INDEX declined_proposals_organisation ON declined_proposals (organisation);
-- Who was asked to head an association, and what they answered: asked, agreed, declined.
CREATE TABLE head_questions (
    association BIGINT NOT NULL,
    person BIGINT NOT NULL,
    asked_on TEXT NOT NULL,
    answer TEXT NOT NULL,
    answered_on TEXT,
    PRIMARY KEY (association, person)
);
CREATE INDEX head_questions_person ON head_questions (person);
