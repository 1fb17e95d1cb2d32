-- Attempts to sign in of the last quarter of an hour that were wrong, or are being looked at: all nodes count together, and a restart
-- forgives nothing. Names and networks are keyed hashes. Times are UTC milliseconds.
CREATE TABLE sign_in_attempt (
    id      INTEGER PRIMARY KEY,
    user_name BLOB,                    -- hash of what was typed as user name; NULL = forgiven, since she got it right
    network BLOB NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_in_attempt_made ON sign_in_attempt (made_at);

-- One row that whoever counts changes first, so that two who come at once do not both take the last attempt.
CREATE TABLE sign_in_gate (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    made_at INTEGER NOT NULL
) STRICT;
INSERT INTO sign_in_gate (id, made_at) VALUES (1, 0);
