-- What an association shows of itself: one theme a school year, its documents, links and resources.
CREATE TABLE association_themes (
    association BIGINT NOT NULL,
    school_year BIGINT NOT NULL,
    theme TEXT NOT NULL,
    PRIMARY KEY (association, school_year)
);
CREATE TABLE association_entries (
    id BIGINT PRIMARY KEY,
    association BIGINT NOT NULL,
    -- document, link, resource; kind is one of those that belong to the part.
    part TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    number TEXT,
    on_date TEXT,
    link TEXT,
    description TEXT,
    file_name TEXT,
    file_bytes TEXT
);
CREATE INDEX association_entries_association ON association_entries (association, part, id);
-- The one page on the web that an association could have is the first of its links.
INSERT INTO association_entries (id, association, part, kind, title, link)
    SELECT id, id, 'link', 'social', page_link, page_link FROM associations WHERE page_link IS NOT NULL AND page_link <> '';
UPDATE associations SET page_link = NULL WHERE page_link IS NOT NULL;
-- One that was merged into another, or closed: by which act, and where its work goes on.
ALTER TABLE associations ADD COLUMN merged_into BIGINT;
ALTER TABLE associations ADD COLUMN closing_act TEXT;
ALTER TABLE associations ADD COLUMN closing_act_date TEXT;
CREATE INDEX associations_merged ON associations (merged_into) WHERE merged_into IS NOT NULL;
