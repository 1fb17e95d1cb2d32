-- The token that the console printed for the first run, as SHA-256. There is one at most, and none once somebody can sign in.
CREATE TABLE setup_token (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    hash    BLOB    NOT NULL,
    made_at INTEGER NOT NULL               -- ms
) STRICT;

-- Steps of the first run that somebody has gone, or gone past.
CREATE TABLE setup_step (
    step       TEXT    PRIMARY KEY CHECK (step IN ('organisation', 'mail', 'dns', 'list', 'statement')),
    state      TEXT    NOT NULL CHECK (state IN ('done', 'skipped')),
    changed_at INTEGER NOT NULL            -- ms
) STRICT;
