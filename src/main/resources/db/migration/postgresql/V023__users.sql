-- Staff who sign in to the desk. What they may do stands in staff_role.
CREATE TABLE staff_user (
    name       TEXT    PRIMARY KEY,             -- as she signs in
    shown      TEXT    NOT NULL,                -- as colleagues know her
    language   TEXT    NOT NULL DEFAULT 'en',   -- of the desk, BCP 47
    password   TEXT,                            -- Argon2id, with its salt and costs (RFC 9106); NULL = signs in in another way
    email      BYTEA,                  -- her mail address, sealed; NULL = none is known
    created_at BIGINT NOT NULL,
    disabled_at BIGINT             -- since when she may not sign in; NULL = she may
);
