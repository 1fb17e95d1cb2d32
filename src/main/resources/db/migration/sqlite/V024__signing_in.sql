-- How staff prove who they are, and who is signed in. Times are UTC milliseconds.

-- Sessions of the desk. The id itself stands in the cookie alone.
CREATE TABLE user_session (
    id_hash    BLOB    PRIMARY KEY,             -- keyed hash of the id
    user_name  TEXT,                         -- NULL = somebody is on the way in
    created_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL,
    attributes BLOB    NOT NULL                 -- sealed JSON object of strings
) STRICT;
CREATE INDEX user_session_user ON user_session (user_name);
CREATE INDEX user_session_seen ON user_session (seen_at);

-- One-time codes by the clock (RFC 6238).
CREATE TABLE user_totp (
    user_name  TEXT    PRIMARY KEY,
    secret     BLOB    NOT NULL,                -- sealed
    last_step  INTEGER NOT NULL,              -- the newest half minute whose code was taken: none is taken twice
    created_at INTEGER NOT NULL
) STRICT;

-- Codes for the day on which the telephone is lost. A row = not used yet.
CREATE TABLE user_recovery_code (
    user_name TEXT NOT NULL,
    hash      BLOB    NOT NULL,
    PRIMARY KEY (user_name, hash)
) STRICT;

-- Passkeys (WebAuthn level 3).
CREATE TABLE user_passkey (
    id              BLOB    PRIMARY KEY,        -- credential id, chosen by the authenticator
    user_name       TEXT    NOT NULL,
    handle          BLOB    NOT NULL,           -- of the user, as authenticators know her: a keyed hash of her name
    label           TEXT    NOT NULL,        -- as she calls it
    public_key      BLOB    NOT NULL,           -- COSE
    attestation     BLOB    NOT NULL,           -- as the authenticator made it: what a proof is verified against
    sign_count      INTEGER NOT NULL,
    transports      TEXT    NOT NULL,        -- JSON array
    verified        INTEGER NOT NULL CHECK (verified IN (0, 1)),
    backup_eligible INTEGER NOT NULL CHECK (backup_eligible IN (0, 1)),
    backed_up       INTEGER NOT NULL CHECK (backed_up IN (0, 1)),
    created_at      INTEGER NOT NULL,
    used_at         INTEGER NOT NULL
) STRICT;
CREATE INDEX user_passkey_user ON user_passkey (user_name);

-- One-time links by which somebody sets her own password. A row = not used yet.
CREATE TABLE user_invitation (
    uid        BLOB    PRIMARY KEY,             -- what the token in the link stands for
    user_name  TEXT    NOT NULL UNIQUE,      -- a newer invitation replaces the older
    expires_at INTEGER NOT NULL
) STRICT;

-- Whether single keys do something at the desk (WCAG 2.1.4).
ALTER TABLE staff_user ADD COLUMN shortcuts INTEGER NOT NULL DEFAULT 1 CHECK (shortcuts IN (0, 1));
