-- What has changed since somebody read it into the index: the index itself is in the program's memory. Kind '' stands for
-- everything. Rows are forgotten after a day, when every index has been read anew.
CREATE TABLE search_changes (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    entry BIGINT NOT NULL
);
