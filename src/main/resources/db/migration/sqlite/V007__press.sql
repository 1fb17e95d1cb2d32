-- Advance pages of the press: who may look, for how long, and who looked. Times are UTC milliseconds since 1970.
-- The PostgreSQL twin of this file has the same tables and columns. A contact may be erased meanwhile, so none is referred to.

-- The button of an advance page was pressed: for a short while its address shows the text.
CREATE TABLE advance_grant (
    hash       BLOB    PRIMARY KEY,             -- keyed hash of the grant; the grant itself is written down nowhere
    delivery   INTEGER NOT NULL,                -- the only one it is good for
    contact    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX advance_grant_contact ON advance_grant (contact);
CREATE INDEX advance_grant_delivery ON advance_grant (delivery, expires_at);
CREATE INDEX advance_grant_expiry ON advance_grant (expires_at);

-- User name and password of a press contact's newsroom system (RFC 7617); one for each contact.
CREATE TABLE press_key (
    contact INTEGER PRIMARY KEY,
    login   TEXT    NOT NULL UNIQUE,            -- random: it says nothing of whom it belongs to
    hash    BLOB    NOT NULL,                   -- keyed hash of login and password
    made_at INTEGER NOT NULL
) STRICT;

-- Contacts that may see no advance page any more.
CREATE TABLE press_revocation (
    contact INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL
) STRICT;

-- Who looked at what: the first look of each hour at each item, added to and never changed. No address, no network address.
CREATE TABLE advance_access (
    id       INTEGER PRIMARY KEY,
    release  INTEGER NOT NULL,
    delivery INTEGER NOT NULL,
    contact  INTEGER NOT NULL,
    item     TEXT    NOT NULL CHECK (item IN ('page', 'file', 'list')),
    detail   TEXT    NOT NULL,                  -- language of the page, name of the file, format of the list
    how      TEXT    NOT NULL CHECK (how IN ('grant', 'basic')),
    at       INTEGER NOT NULL,
    hour     INTEGER NOT NULL,                  -- hours since 1970
    UNIQUE (delivery, item, detail, how, hour)
) STRICT;

CREATE INDEX advance_access_release ON advance_access (release);
CREATE TRIGGER advance_access_is_never_changed BEFORE UPDATE ON advance_access
BEGIN SELECT RAISE(ABORT, 'access is evidence: add a row'); END;
CREATE TRIGGER advance_access_is_never_deleted BEFORE DELETE ON advance_access
BEGIN SELECT RAISE(ABORT, 'access is evidence: add a row'); END;
