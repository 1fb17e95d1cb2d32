-- Links that a person has asked for, and what they may change.

-- A link good for a day. Only its keyed hash is kept, so the table opens nothing.
CREATE TABLE fresh_link (
    hash       BLOB    PRIMARY KEY,
    contact    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX fresh_link_contact ON fresh_link (contact);
CREATE INDEX fresh_link_expires ON fresh_link (expires_at);

-- An address that a contact wants instead of hers, until it is confirmed at the new one or stopped at the old one.
CREATE TABLE address_change (
    contact    INTEGER PRIMARY KEY,             -- the newest wish replaces the one before
    confirm    BLOB    NOT NULL UNIQUE,         -- keyed hashes of the two links
    stop       BLOB    NOT NULL UNIQUE,
    sealed     BLOB    NOT NULL,                -- the new address, under the contact's data key
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX address_change_expires ON address_change (expires_at);

-- Addresses that asked for their link: known or unknown, all of them wait here for a moment, so that nobody can tell which.
CREATE TABLE link_request (
    id       INTEGER PRIMARY KEY,
    uid      BLOB    NOT NULL,
    sealed   BLOB    NOT NULL,                  -- the address, bound to uid
    language TEXT    NOT NULL,
    at       INTEGER NOT NULL
) STRICT;

-- When such a mail last went to somebody: one a day of a kind.
CREATE TABLE link_mail (
    who BLOB    PRIMARY KEY,                    -- keyed hash of kind and person, or kind and address
    at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX link_mail_at ON link_mail (at);
