-- What is to be spoken about: raised by a member, or put off at a meeting, until it stands on an agenda or is let go.
CREATE TABLE association_matters (
    id BIGINT PRIMARY KEY,
    association BIGINT NOT NULL,
    title TEXT NOT NULL,
    speaker TEXT,
    raised_by BIGINT,
    raised_on TEXT NOT NULL,
    -- The meeting that put it off.
    carried_from BIGINT,
    -- waiting, taken, dropped
    state TEXT NOT NULL,
    -- Where it was taken: the meeting and the mark of the item.
    meeting BIGINT,
    item TEXT,
    reason TEXT
);
CREATE INDEX association_matters_association ON association_matters (association, state, raised_on, id);
CREATE INDEX association_matters_person ON association_matters (raised_by) WHERE raised_by IS NOT NULL;
-- What a meeting found of earlier decisions: done, carried to another term, dropped.
CREATE TABLE decision_reviews (
    meeting BIGINT NOT NULL,
    decision BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    was_due TEXT NOT NULL,
    due TEXT,
    note TEXT,
    PRIMARY KEY (meeting, decision)
);
CREATE INDEX decision_reviews_decision ON decision_reviews (decision);
-- A dropped decision has the day on which it was dropped in done_on: nothing is to be done any more.
ALTER TABLE meeting_decisions ADD COLUMN dropped BOOLEAN NOT NULL DEFAULT FALSE;
-- Signed minutes, each edition as it was: the bytes in base64 and their SHA-256.
CREATE TABLE meeting_papers (
    meeting BIGINT NOT NULL,
    edition BIGINT NOT NULL,
    signed_on TEXT NOT NULL,
    signed_by BIGINT NOT NULL,
    reason TEXT,
    -- The version of the meeting that was signed: a later one has changed since.
    record BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes TEXT NOT NULL,
    PRIMARY KEY (meeting, edition)
);
CREATE INDEX meetings_to_sign ON meetings (chair, on_date) WHERE state = 'held';
-- Materials of a meeting stand beside the documents of its association.
ALTER TABLE association_entries ADD COLUMN meeting BIGINT;
CREATE INDEX association_entries_meeting ON association_entries (meeting) WHERE meeting IS NOT NULL;
-- Letters that went: nobody gets the same one twice. A meeting that was moved is told of anew.
CREATE TABLE meeting_letters (
    kind TEXT NOT NULL,
    about BIGINT NOT NULL,
    person BIGINT NOT NULL,
    for_day TEXT NOT NULL,
    sent_on TEXT NOT NULL,
    PRIMARY KEY (kind, about, person, for_day)
);
ALTER TABLE meetings ADD COLUMN invited_on TEXT;
