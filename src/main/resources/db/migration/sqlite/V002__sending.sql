-- The sending engine: lanes, pacing, pauses, deadlines, and tokens that follow from the row.

-- Which provider an address belongs to, without saying where: 8 bytes of the keyed hash of its domain. NULL = not worked out yet.
ALTER TABLE contact ADD COLUMN domain_index BLOB;

CREATE INDEX contact_without_domain ON contact (id) WHERE domain_index IS NULL;

-- The domains that providers serve, hashed the same way; written anew from the settings at each start.
CREATE TABLE destination (
    domain_index BLOB PRIMARY KEY,
    provider     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE dispatch ADD COLUMN salt         INTEGER NOT NULL DEFAULT 0;   -- random; a part of every token of its deliveries
ALTER TABLE dispatch ADD COLUMN paused_at    INTEGER;                      -- NULL = not paused
ALTER TABLE dispatch ADD COLUMN pause_reason TEXT;
ALTER TABLE dispatch ADD COLUMN deadline_at  INTEGER NOT NULL DEFAULT 0;   -- no attempt begins after it; 0 = two days after the freeze
ALTER TABLE dispatch_edition ADD COLUMN sha256 BLOB;                       -- of the content as approved, slots unfilled

ALTER TABLE release ADD COLUMN deadline_at INTEGER;                        -- last instant of an attempt; NULL = the usual patience

-- An audience taken from the ledger: those whom another release has reached, or has not reached.
CREATE TABLE release_ledger (
    release INTEGER NOT NULL REFERENCES release,
    source  INTEGER NOT NULL REFERENCES release,
    reached INTEGER NOT NULL CHECK (reached IN (0, 1)),
    PRIMARY KEY (release, source)
) STRICT, WITHOUT ROWID;

-- Made anew: the token follows from id and salt (only rows from before keep one), and a row knows its lane.
CREATE TABLE delivery_new (
    id          INTEGER PRIMARY KEY,
    dispatch    INTEGER NOT NULL REFERENCES dispatch,
    contact     INTEGER NOT NULL,               -- 0 = the public at once
    list        INTEGER NOT NULL,               -- the list it goes through; 0 = the public
    language    TEXT    NOT NULL,               -- of the edition that goes out
    rank        INTEGER NOT NULL DEFAULT 3,     -- 1 press, 2 members, 3 public: the order in which they are served
    provider    TEXT    NOT NULL DEFAULT 'other',
    state       TEXT    NOT NULL DEFAULT 'pending'
                CHECK (state IN ('pending', 'submitting', 'accepted', 'rejected', 'uncertain')),
    attempts    INTEGER NOT NULL DEFAULT 0,     -- attempts begun, not attempts failed
    due_at      INTEGER NOT NULL,               -- earliest next attempt
    owner       TEXT,                           -- node that claimed it
    lease_until INTEGER,                        -- when others may name it uncertain
    settled_at  INTEGER,
    note        TEXT,                           -- last reply of the next hop, for people to read
    token       BLOB,                           -- NULL but for rows from before this migration
    UNIQUE (dispatch, contact)                  -- nobody receives the same dispatch twice
) STRICT;
INSERT INTO delivery_new (id, dispatch, contact, list, language, state, attempts, due_at, owner, lease_until, settled_at, note, token)
SELECT id, dispatch, contact, list, language, state, attempts, due_at, owner, lease_until, settled_at, note, token
FROM delivery ORDER BY id;
DROP TABLE delivery;
ALTER TABLE delivery_new RENAME TO delivery;
CREATE INDEX delivery_due ON delivery (dispatch, provider, rank, due_at) WHERE state IN ('pending', 'uncertain');
CREATE INDEX delivery_claimed ON delivery (dispatch) WHERE state = 'submitting';
CREATE UNIQUE INDEX delivery_token ON delivery (token) WHERE token IS NOT NULL;

-- The lanes a dispatch has: what is paced together and served in one order.
CREATE TABLE lane (
    dispatch INTEGER NOT NULL REFERENCES dispatch,
    provider TEXT    NOT NULL,
    rank     INTEGER NOT NULL,
    PRIMARY KEY (dispatch, provider, rank)
) STRICT, WITHOUT ROWID;
INSERT INTO lane SELECT DISTINCT dispatch, provider, rank FROM delivery;

-- How fast each provider may be served now. Kept, so that a restart neither forgets a pause nor grants a new burst.
CREATE TABLE pace (
    provider     TEXT PRIMARY KEY,
    tokens       REAL    NOT NULL,
    refilled_at  INTEGER NOT NULL,
    paused_until INTEGER NOT NULL DEFAULT 0,
    slow_rate    INTEGER NOT NULL DEFAULT 0,     -- recipients a minute until slow_until; 0 = as set
    slow_until   INTEGER NOT NULL DEFAULT 0,
    narrow_to    INTEGER NOT NULL DEFAULT 0,     -- recipients at once until narrow_until; 0 = as set
    narrow_until INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE exclusion_new (
    dispatch INTEGER NOT NULL REFERENCES dispatch,
    contact  INTEGER NOT NULL,
    list     INTEGER NOT NULL,
    reason   TEXT    NOT NULL CHECK (reason IN ('duplicate', 'suppressed', 'unsubscribed', 'no-edition', 'advance-copy',
                                                'superseded', 'erased', 'stopped')),
    PRIMARY KEY (dispatch, contact, list)
) STRICT, WITHOUT ROWID;
INSERT INTO exclusion_new SELECT dispatch, contact, list, reason FROM exclusion;
DROP TABLE exclusion;
ALTER TABLE exclusion_new RENAME TO exclusion;

ALTER TABLE delivery_event ADD COLUMN fault TEXT;                          -- class of a rejection or deferral

-- What a person must look at. The same thing again is counted, not repeated.
CREATE TABLE alert (
    id       INTEGER PRIMARY KEY,
    kind     TEXT    NOT NULL,                  -- such as 'authentication', 'paused', 'relay'
    dispatch INTEGER NOT NULL DEFAULT 0,        -- 0 = none
    note     TEXT    NOT NULL,
    times    INTEGER NOT NULL DEFAULT 1,
    first_at INTEGER NOT NULL,
    last_at  INTEGER NOT NULL,
    UNIQUE (kind, dispatch)
) STRICT;
