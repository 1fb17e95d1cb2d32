-- The WebSub hub: who has asked to be told when one of our feeds changes. Times are UTC milliseconds since 1970.
-- The PostgreSQL twin of this file has the same tables and columns.

-- What somebody asked for and its callback has not confirmed yet, or a refusal that its callback has not been told yet.
CREATE TABLE hub_request (
    id             INTEGER PRIMARY KEY,
    uid            BLOB    NOT NULL,              -- 16 random bytes that callback and secret are sealed for
    mode           TEXT    NOT NULL CHECK (mode IN ('subscribe', 'unsubscribe', 'denied')),
    topic          TEXT    NOT NULL,              -- path of the feed
    callback_index BLOB    NOT NULL,              -- keyed hash of the callback
    host_index     BLOB    NOT NULL,              -- keyed hash of its host
    callback       BLOB    NOT NULL,              -- sealed: whoever knows it can write to the subscriber
    secret         BLOB,                          -- sealed; NULL = nothing is signed
    lease_seconds  INTEGER NOT NULL CHECK (lease_seconds > 0),
    etag           TEXT    NOT NULL,              -- of the feed when it was asked for
    due_at         INTEGER NOT NULL,              -- when the callback may be asked; later while somebody is asking it
    UNIQUE (topic, callback_index)                -- the last word of a subscriber counts
) STRICT;

CREATE INDEX hub_request_due ON hub_request (due_at);

CREATE TABLE hub_subscription (
    id             INTEGER PRIMARY KEY,
    uid            BLOB    NOT NULL,
    topic          TEXT    NOT NULL,
    callback_index BLOB    NOT NULL,
    host_index     BLOB    NOT NULL,
    callback       BLOB    NOT NULL,              -- sealed
    secret         BLOB,                          -- sealed; NULL = nothing is signed
    expires_at     INTEGER NOT NULL,              -- end of the lease; there is none without
    failures       INTEGER NOT NULL DEFAULT 0,    -- pushes in a row that failed: such callbacks are served last
    UNIQUE (topic, callback_index)
) STRICT;

CREATE INDEX hub_subscription_host ON hub_subscription (host_index);
CREATE INDEX hub_subscription_expires ON hub_subscription (expires_at);

-- The version of each subscribed feed that was queued last.
CREATE TABLE hub_topic (
    topic      TEXT PRIMARY KEY,
    etag       TEXT    NOT NULL,
    generation INTEGER NOT NULL                   -- of the snapshot: an older one never replaces it
) STRICT, WITHOUT ROWID;

-- One row for each push owed or done: nobody is pushed the same version twice. Rows of older versions go when a newer is queued.
CREATE TABLE hub_push (
    subscription INTEGER NOT NULL REFERENCES hub_subscription ON DELETE CASCADE,
    etag         TEXT    NOT NULL,
    state        TEXT    NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'pushed')),
    attempts     INTEGER NOT NULL DEFAULT 0,      -- attempts begun, not attempts failed
    due_at       INTEGER NOT NULL,                -- earliest next attempt; later while one is under way
    PRIMARY KEY (subscription, etag)
) STRICT, WITHOUT ROWID;

CREATE INDEX hub_push_due ON hub_push (due_at) WHERE state = 'pending';
