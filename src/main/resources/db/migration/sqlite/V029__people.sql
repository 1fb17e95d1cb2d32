-- What staff may see of people one by one, files that are about to be taken in, and exports that a second person confirms.
-- Times are UTC milliseconds since 1970. Nothing here names a contact.

-- How often somebody of the staff has opened an address, by day in UTC: there is a quota.
CREATE TABLE unmasking (
    user_name TEXT    NOT NULL,
    day       INTEGER NOT NULL,                 -- days since 1970
    times     INTEGER NOT NULL,
    refused   INTEGER NOT NULL DEFAULT 0,       -- beyond the quota
    PRIMARY KEY (user_name, day)
) STRICT, WITHOUT ROWID;

-- A file that one of the staff has uploaded. The file itself lies in the folder transfer until it was taken in, at most a day.
CREATE TABLE upload (
    uid          TEXT    PRIMARY KEY,           -- 16 random bytes in hex: in the address of its page
    organisation INTEGER NOT NULL REFERENCES organisation,
    actor        TEXT    NOT NULL,              -- hers alone
    format       TEXT    NOT NULL,
    file         TEXT    NOT NULL UNIQUE,       -- name, made by us
    size_bytes   INTEGER NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('waiting', 'checking', 'checked', 'running', 'done', 'failed', 'discarded')),
    wishes       TEXT    NOT NULL DEFAULT '',   -- JSON object; empty = not said yet
    report       TEXT    NOT NULL DEFAULT '',   -- JSON object: of the dry run, then of the import
    fault        TEXT    NOT NULL DEFAULT '',   -- why it ended before the file did, in words that name nobody
    rows_read    INTEGER NOT NULL DEFAULT 0,
    read_bytes   INTEGER NOT NULL DEFAULT 0,
    made_at      INTEGER NOT NULL,
    moved_at     INTEGER NOT NULL,              -- when something last happened
    delete_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX upload_actor ON upload (organisation, actor);

-- An export that was asked for. Another person confirms it before anything is written.
CREATE TABLE export_request (
    id           INTEGER PRIMARY KEY,
    organisation INTEGER NOT NULL REFERENCES organisation,
    asked_by     TEXT    NOT NULL,
    lists        TEXT    NOT NULL,              -- JSON array of slugs; empty = everybody
    json         INTEGER NOT NULL CHECK (json IN (0, 1)),
    rows         INTEGER NOT NULL,              -- how many it was when it was asked for, then how many it is
    reason       TEXT    NOT NULL,              -- for the colleague who confirms
    state        TEXT    NOT NULL CHECK (state IN ('waiting', 'confirmed', 'ready', 'declined', 'failed')),
    asked_at     INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,              -- of a request that waits
    decided_by   TEXT    NOT NULL DEFAULT '',
    decided_at   INTEGER,
    file         TEXT    NOT NULL DEFAULT ''    -- name in the folder transfer
) STRICT;
CREATE INDEX export_request_organisation ON export_request (organisation, id);
