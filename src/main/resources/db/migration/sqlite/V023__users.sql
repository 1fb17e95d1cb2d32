-- Staff who sign in to the desk. What they may do stands in staff_role.
CREATE TABLE staff_user (
    name       TEXT    PRIMARY KEY,             -- as she signs in
    shown      TEXT    NOT NULL,                -- as colleagues know her
    language   TEXT    NOT NULL DEFAULT 'en',   -- of the desk, BCP 47
    password   TEXT,                            -- Argon2id, with its salt and costs (RFC 9106); NULL = signs in in another way
    email      BLOB,                  -- her mail address, sealed; NULL = none is known
    created_at INTEGER NOT NULL,
    disabled_at INTEGER             -- since when she may not sign in; NULL = she may
) STRICT;
