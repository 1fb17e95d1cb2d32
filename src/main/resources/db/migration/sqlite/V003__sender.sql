-- Keys that sign our mail (DKIM). Times are UTC milliseconds since 1970.
-- The PostgreSQL twin of this file has the same table and columns.
CREATE TABLE dkim_key (
    id          INTEGER PRIMARY KEY,
    domain      TEXT    NOT NULL,
    selector    TEXT    NOT NULL UNIQUE,
    algorithm   TEXT    NOT NULL CHECK (algorithm IN ('rsa', 'ed25519')),
    public_key  TEXT    NOT NULL,             -- value of p= in the DNS record
    private_key BLOB    NOT NULL,             -- PKCS#8 in Base64, sealed
    state       TEXT    NOT NULL DEFAULT 'created' CHECK (state IN ('created', 'live', 'retired')),
    created_at  INTEGER NOT NULL,
    live_at     INTEGER,
    retired_at  INTEGER,
    CHECK ((state = 'retired') = (retired_at IS NOT NULL))
) STRICT;

-- A domain signs with one key of each algorithm.
CREATE UNIQUE INDEX dkim_key_live ON dkim_key (domain, algorithm) WHERE state = 'live';
