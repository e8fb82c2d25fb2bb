-- What programs sign in with, in the name of a person. Only the hash of a token is kept.
CREATE TABLE api_tokens (
    id BIGINT PRIMARY KEY,
    account BIGINT NOT NULL,
    name TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    reads_only BOOLEAN NOT NULL,
    made_at BIGINT NOT NULL,
    -- The last day on which it is good.
    expires_on TEXT NOT NULL,
    used_at BIGINT
);
CREATE UNIQUE INDEX api_tokens_hash ON api_tokens (token_hash);
CREATE INDEX api_tokens_account ON api_tokens (account);
