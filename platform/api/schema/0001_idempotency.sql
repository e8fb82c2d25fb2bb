-- A POST that is sent twice with one key is carried out once; the second answer is the first one's.
CREATE TABLE idempotency_keys (
    account BIGINT NOT NULL,
    idempotency_key TEXT NOT NULL,
    operation TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    status BIGINT,
    answer TEXT,
    PRIMARY KEY (account, idempotency_key)
);
