-- What somebody asks those who keep a list to correct: a person of their own card (kind card), or another
-- organisation, whose list says that the person has moved there (kind moved: other, on_day).
CREATE TABLE corrections (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL,
    organisation BIGINT NOT NULL,
    kind TEXT NOT NULL,
    changes TEXT NOT NULL,
    words TEXT,
    other BIGINT,
    on_day TEXT,
    import BIGINT,
    state TEXT NOT NULL,
    answer TEXT,
    asked_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by BIGINT
);
CREATE INDEX corrections_organisation ON corrections (organisation, state, id);
CREATE INDEX corrections_person ON corrections (person, id);
CREATE INDEX corrections_import ON corrections (import) WHERE import IS NOT NULL;
-- both: works in two places; moved: posts elsewhere end; asked: those who keep the other list are asked.
ALTER TABLE import_rows ADD COLUMN elsewhere TEXT;
