-- Who may sign in, and which roles persons hold, from–to.
CREATE TABLE accounts (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL,
    login TEXT NOT NULL,
    login_key TEXT NOT NULL,
    password TEXT NOT NULL,
    language TEXT NOT NULL,
    closed BOOLEAN NOT NULL,
    made_at BIGINT NOT NULL,
    last_seen_at BIGINT
);
CREATE UNIQUE INDEX accounts_login ON accounts (login_key);
CREATE UNIQUE INDEX accounts_person ON accounts (person);
CREATE TABLE holdings (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL,
    role TEXT NOT NULL,
    organisation BIGINT NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL
);
CREATE INDEX holdings_person ON holdings (person);
CREATE INDEX holdings_organisation ON holdings (organisation);
-- Of tokens and codes only their hashes are kept.
CREATE TABLE sessions (
    id BIGINT PRIMARY KEY,
    account BIGINT NOT NULL,
    token_hash TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    agent TEXT NOT NULL,
    address TEXT NOT NULL
);
CREATE UNIQUE INDEX sessions_token ON sessions (token_hash);
CREATE INDEX sessions_account ON sessions (account);
CREATE TABLE invitations (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL,
    kind TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    expires_on TEXT NOT NULL,
    used_at BIGINT
);
CREATE UNIQUE INDEX invitations_code ON invitations (code_hash);
CREATE INDEX invitations_person ON invitations (person);
-- What other rooms may read.
CREATE VIEW shared_holdings AS SELECT person, role, organisation, since, until FROM holdings;
CREATE VIEW shared_accounts AS SELECT person FROM accounts WHERE NOT closed;
