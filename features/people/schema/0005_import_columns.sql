-- The file itself, in base64, while its list is open: whoever changes what a column means has it read again.
CREATE TABLE import_files (
    import BIGINT PRIMARY KEY,
    bytes TEXT NOT NULL
);
-- What an organisation's columns were said to mean, for its next list: header by wishKey; an empty meaning is no use.
CREATE TABLE import_wishes (
    organisation BIGINT NOT NULL,
    header TEXT NOT NULL,
    meaning TEXT NOT NULL,
    PRIMARY KEY (organisation, header)
);
