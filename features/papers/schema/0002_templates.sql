-- A region's own template of a kind, edited in a word processor; the newest one counts.
CREATE TABLE paper_templates (
    region BIGINT NOT NULL,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    brought_on TEXT NOT NULL,
    brought_by BIGINT,
    file_bytes TEXT NOT NULL,
    PRIMARY KEY (region, kind)
);
