-- Mails to one person that no release sends, and people who want to join.

-- What is owed to one person. A row goes when the mail was accepted, or when it is too late for it.
CREATE TABLE notice (
    id           INTEGER PRIMARY KEY,
    uid          BLOB    NOT NULL UNIQUE,       -- 16 random bytes: the Message-ID, the same in every attempt
    organisation INTEGER NOT NULL REFERENCES organisation,
    kind         TEXT    NOT NULL,
    language     TEXT    NOT NULL,
    sealed       BLOB    NOT NULL,              -- address and words, as JSON; bound to the row by uid
    state        TEXT    NOT NULL CHECK (state IN ('pending', 'submitting')),
    node         TEXT    NOT NULL DEFAULT '',   -- that sends it; empty = none
    attempts     INTEGER NOT NULL DEFAULT 0,
    created_at   INTEGER NOT NULL,
    due_at       INTEGER NOT NULL,              -- of one that is submitting: when its node is taken for dead
    expires_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX notice_due ON notice (due_at);

-- Somebody has sent the form. Nobody is a contact by that: only who confirms becomes one.
CREATE TABLE signup (
    uid         BLOB    PRIMARY KEY,            -- 16 random bytes: what the link in the mail names
    state       TEXT    NOT NULL CHECK (state IN ('received', 'asked', 'confirmed')),
    sealed      BLOB    NOT NULL,               -- address (until it is confirmed), choices and wording, as JSON; bound to the row by uid
    network     BLOB,                           -- keyed hash of the truncated IP address
    at          INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX signup_state ON signup (state, at);
CREATE INDEX signup_expiry ON signup (expires_at);

-- The last three mails that a form had us send to an address, whoever filled it in: NULL = fewer.
CREATE TABLE signup_mail (
    blind_index BLOB    PRIMARY KEY,
    first_at    INTEGER,
    second_at   INTEGER,
    third_at    INTEGER NOT NULL                -- the latest
) STRICT, WITHOUT ROWID;
CREATE INDEX signup_mail_third ON signup_mail (third_at);

-- How many mails may go out because of forms, all together.
CREATE TABLE signup_bucket (
    name   TEXT    PRIMARY KEY,
    tokens REAL    NOT NULL,
    at     INTEGER NOT NULL                     -- when that was true
) STRICT, WITHOUT ROWID;
