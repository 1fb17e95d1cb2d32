-- Contacts that come and go by files. Nothing here names a person: what does is sealed under the contact's own key.

CREATE TABLE import (
    id           INTEGER PRIMARY KEY,
    organisation INTEGER NOT NULL REFERENCES organisation,
    format       TEXT    NOT NULL,              -- csv, mailchimp, listmonk, keila, phplist, mailman
    state        TEXT    NOT NULL CHECK (state IN ('running', 'done', 'broken', 'undone')),
    actor        TEXT    NOT NULL,
    lists        TEXT    NOT NULL,              -- JSON array of list ids
    basis        TEXT    NOT NULL,              -- the wording people agreed to, or the declared ground
    source       TEXT    NOT NULL,              -- where the addresses come from
    size_bytes   INTEGER NOT NULL,              -- of the file; 0 = not known
    read_bytes   INTEGER NOT NULL DEFAULT 0,
    counts       TEXT    NOT NULL,              -- JSON object, outcome -> rows
    started_at   INTEGER NOT NULL,
    moved_at     INTEGER NOT NULL,              -- when it last did something
    ended_at     INTEGER
) STRICT;

-- What an import changed of contacts that were there: for 30 days, so that it can be taken back.
CREATE TABLE import_change (
    import       INTEGER NOT NULL REFERENCES import,
    contact      INTEGER NOT NULL,
    sealed       BLOB    NOT NULL,              -- the card before, under the contact's key
    language     TEXT    NOT NULL,
    country      TEXT    NOT NULL,
    rhythm       TEXT    NOT NULL,
    topics       TEXT    NOT NULL,              -- JSON array
    sealed_after BLOB    NOT NULL,              -- the card as the import left it
    PRIMARY KEY (import, contact)
) STRICT, WITHOUT ROWID;

-- How the columns of a file were read, for the next one that looks the same.
CREATE TABLE import_mapping (
    organisation INTEGER NOT NULL REFERENCES organisation,
    signature    TEXT    NOT NULL,              -- hash of the header
    mapping      TEXT    NOT NULL,              -- JSON object, column -> meaning
    PRIMARY KEY (organisation, signature)
) STRICT, WITHOUT ROWID;

-- Files for staff to take away: they hold personal data, so they are deleted by themselves.
CREATE TABLE transfer_file (
    id           INTEGER PRIMARY KEY,
    organisation INTEGER NOT NULL REFERENCES organisation,
    kind         TEXT    NOT NULL CHECK (kind IN ('errors', 'export')),
    import       INTEGER REFERENCES import,     -- whose errors; NULL = an export
    name         TEXT    NOT NULL UNIQUE,       -- of the file, made by us
    rows         INTEGER NOT NULL,
    made_at      INTEGER NOT NULL,
    delete_at    INTEGER NOT NULL
) STRICT;
