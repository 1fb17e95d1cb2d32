-- The token that the console printed for the first run, as SHA-256. There is one at most, and none once somebody can sign in.
CREATE TABLE setup_token (
    id      BIGINT PRIMARY KEY CHECK (id = 1),
    hash    BYTEA  NOT NULL,
    made_at BIGINT NOT NULL               -- ms
);

-- Steps of the first run that somebody has gone, or gone past.
CREATE TABLE setup_step (
    step       TEXT    PRIMARY KEY CHECK (step IN ('organisation', 'mail', 'dns', 'list', 'statement')),
    state      TEXT    NOT NULL CHECK (state IN ('done', 'skipped')),
    changed_at BIGINT NOT NULL            -- ms
);
