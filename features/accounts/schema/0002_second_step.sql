-- The second step of signing in: a secret shared with an app, and codes on paper for the day the phone is lost.
CREATE TABLE second_steps (
    account BIGINT PRIMARY KEY,
    secret TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    -- The half minute of the last code taken: none is taken twice.
    last_step BIGINT NOT NULL
);
CREATE TABLE recovery_codes (
    id BIGINT PRIMARY KEY,
    account BIGINT NOT NULL,
    code_hash TEXT NOT NULL,
    used_at BIGINT
);
CREATE INDEX recovery_codes_account ON recovery_codes (account);
