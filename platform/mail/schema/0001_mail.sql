-- Letters on their way out. What was sent keeps no text: it may have held a code.
CREATE TABLE mail_letters (
    id BIGINT PRIMARY KEY,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    sent_at BIGINT,
    tries BIGINT NOT NULL,
    trouble TEXT
);
CREATE INDEX mail_letters_waiting ON mail_letters (id) WHERE sent_at IS NULL;
