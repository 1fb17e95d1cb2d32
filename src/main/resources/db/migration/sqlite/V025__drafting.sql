-- What staff write at the desk before it is a revision. Each change is a version, and none is lost to another.
CREATE TABLE draft_statement (
    id           INTEGER PRIMARY KEY,
    organisation INTEGER NOT NULL REFERENCES organisation (id),
    key          TEXT    NOT NULL,
    kind         TEXT    NOT NULL,
    source       TEXT    NOT NULL,              -- language that the others are translated from, BCP 47
    created_at   INTEGER NOT NULL,
    UNIQUE (organisation, key)
) STRICT;

CREATE TABLE draft (
    id        INTEGER PRIMARY KEY,
    statement INTEGER NOT NULL REFERENCES draft_statement (id),
    language  TEXT    NOT NULL,
    version   INTEGER NOT NULL,                 -- the newest; 0 = nobody has changed anything yet
    revision  INTEGER REFERENCES revision (id), -- that it came from or was stored as; NULL = none
    seen      TEXT,                             -- JSON: what the source said when this said the same; NULL for the source itself
    title     TEXT    NOT NULL DEFAULT '',      -- of the newest version, for lists
    at        INTEGER NOT NULL,
    UNIQUE (statement, language)
) STRICT;

CREATE TABLE draft_version (
    draft    INTEGER NOT NULL REFERENCES draft (id),
    version  INTEGER NOT NULL,
    text     TEXT    NOT NULL,                  -- JSON
    author   TEXT    NOT NULL,                  -- user
    cause    TEXT    NOT NULL CHECK (cause IN ('written', 'restored', 'set-aside', 'merged')),
    revision INTEGER REFERENCES revision (id),  -- that it was stored as
    at       INTEGER NOT NULL,
    PRIMARY KEY (draft, version)
) STRICT;

CREATE TABLE draft_file (
    sha256     TEXT    PRIMARY KEY,             -- hex, of the bytes as they will be published
    bytes      BLOB    NOT NULL
) STRICT;

CREATE TABLE draft_note (
    id          INTEGER PRIMARY KEY,
    statement   INTEGER NOT NULL REFERENCES draft_statement (id),
    language    TEXT    NOT NULL,
    paragraph   INTEGER NOT NULL,               -- from 1; 0 = the whole edition
    quote       TEXT    NOT NULL,               -- how the paragraph began when the note was written
    text        TEXT    NOT NULL,
    author      TEXT    NOT NULL,               -- user
    at          INTEGER NOT NULL,
    resolved_by TEXT,
    resolved_at INTEGER
) STRICT;
CREATE INDEX draft_note_statement ON draft_note (statement, language);
