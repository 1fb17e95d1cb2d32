-- Whom of the users a provider of sign-ins (OpenID Connect) means. Times are UTC milliseconds.
CREATE TABLE user_identity (
    identity_hash BYTEA   PRIMARY KEY,        -- keyed hash of the issuer and its name for her (sub)
    issuer        TEXT    NOT NULL,
    user_name     TEXT    NOT NULL,
    created_at    BIGINT  NOT NULL,
    UNIQUE (user_name, issuer)                -- nobody else at the provider becomes her by having her address
);
