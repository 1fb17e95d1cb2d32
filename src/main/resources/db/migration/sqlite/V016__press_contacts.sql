-- Press contacts: on what ground we write to them, where their address came from, and until when they may see what is under embargo.
-- Outlet, telephone, beat and notes stand in the contact's card, under her own key. Times are UTC milliseconds since 1970.

-- Embargo terms as they were shown, each wording once.
CREATE TABLE press_terms (
    id       INTEGER PRIMARY KEY,
    language TEXT    NOT NULL,
    revision INTEGER NOT NULL,                  -- 1, 2, 3 … within the language
    wording  TEXT    NOT NULL,
    since_at INTEGER NOT NULL,
    UNIQUE (language, wording),
    UNIQUE (language, revision)
) STRICT;

CREATE TABLE press_contact (
    contact        INTEGER PRIMARY KEY,
    organisation   INTEGER NOT NULL REFERENCES organisation,
    basis          TEXT    NOT NULL CHECK (basis IN ('consent', 'legitimate-interest', 'contract')),
    source         TEXT    NOT NULL CHECK (source IN ('herself', 'published', 'colleague', 'event', 'directory', 'member', 'earlier')),
    owed_at        INTEGER NOT NULL,            -- when we got the address: she is told within a month (GDPR Art. 14(3)(a))
    told_at        INTEGER,                     -- when a mail with the notice was accepted; NULL = not told
    notice         BLOB,                    -- the mail with nothing but the notice, as long as it is owed or once it was accepted
    notice_at      INTEGER,                 -- when that was put in the queue
    until_at       INTEGER NOT NULL DEFAULT 0,  -- accredited until; 0 = not
    reminded_until INTEGER NOT NULL DEFAULT 0,  -- the end of accreditation she was reminded of
    review_at      INTEGER NOT NULL,            -- when all of it is to be looked at again
    asked_at       INTEGER,                     -- when she was asked whether it is still right; NULL = not since the last review
    created_at     INTEGER NOT NULL,
    changed_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX press_contact_organisation ON press_contact (organisation);

-- Who accepted which terms, when, and until when it holds: added to and never changed.
CREATE TABLE press_accreditation (
    id       INTEGER PRIMARY KEY,
    contact  INTEGER NOT NULL,
    event    TEXT    NOT NULL CHECK (event IN ('accepted', 'declared', 'extended', 'ended')),
    terms    INTEGER REFERENCES press_terms,    -- NULL = declared by the organisation, or ended
    until_at INTEGER NOT NULL,
    actor    TEXT    NOT NULL,
    at       INTEGER NOT NULL
) STRICT;
CREATE INDEX press_accreditation_contact ON press_accreditation (contact);
CREATE TRIGGER press_accreditation_is_never_changed BEFORE UPDATE ON press_accreditation
BEGIN SELECT RAISE(ABORT, 'accreditation is evidence: add a row'); END;
CREATE TRIGGER press_accreditation_is_never_deleted BEFORE DELETE ON press_accreditation
BEGIN SELECT RAISE(ABORT, 'accreditation is evidence: add a row'); END;

-- Organisations that give nothing under embargo to who is not accredited. Without a row their word counts for all on their
-- press lists of whom there is no record.
CREATE TABLE press_rule (
    organisation INTEGER PRIMARY KEY REFERENCES organisation,
    since_at     INTEGER NOT NULL
) STRICT;

-- The one place that says until when a contact is accredited.
CREATE VIEW press_standing AS
SELECT c.id AS contact,
       CASE WHEN p.contact IS NOT NULL THEN p.until_at
            WHEN r.organisation IS NOT NULL THEN 0
            ELSE 9223372036854775807 END AS until_at
FROM contact c LEFT JOIN press_contact p ON p.contact = c.id LEFT JOIN press_rule r ON r.organisation = c.organisation;

-- What journalists ask of the press desk. Who they are is sealed under a key of the request, which goes when it is decided.
CREATE TABLE press_request (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    organisation INTEGER NOT NULL REFERENCES organisation,
    kind         TEXT    NOT NULL CHECK (kind IN ('registration', 'move')),
    state        TEXT    NOT NULL CHECK (state IN ('unconfirmed', 'waiting', 'approved', 'declined')),
    uid          BLOB    NOT NULL UNIQUE,       -- 16 random bytes: what the link to confirm stands for
    blind_index  BLOB,                          -- of the address: one mail a day; goes when it is decided
    sealed       BLOB,                          -- NULL = decided
    contact      INTEGER NOT NULL DEFAULT 0,    -- whom it is about, or who came of it; 0 = none yet
    languages    TEXT    NOT NULL,              -- comma separated, first choice first
    topics       TEXT    NOT NULL,              -- JSON array
    terms        INTEGER REFERENCES press_terms,
    at           INTEGER NOT NULL,
    confirmed_at INTEGER,
    decided_at   INTEGER,
    reason       TEXT    NOT NULL DEFAULT ''    -- why it was declined, in words of the desk
) STRICT;
CREATE INDEX press_request_state ON press_request (state, at);
CREATE INDEX press_request_blind ON press_request (blind_index, at) WHERE blind_index IS NOT NULL;

CREATE TABLE IF NOT EXISTS keys.press_request_key (
    request INTEGER PRIMARY KEY,
    wrapped BLOB NOT NULL
) STRICT;

-- What the press desk was told last of what waits for it.
CREATE TABLE press_desk (
    organisation INTEGER PRIMARY KEY REFERENCES organisation,
    waiting      INTEGER NOT NULL,
    due          INTEGER NOT NULL,
    told_at      INTEGER NOT NULL
) STRICT;

-- Deliveries whose mail carries the notice of GDPR Art. 14.
CREATE TABLE press_notice (
    delivery INTEGER PRIMARY KEY,
    contact  INTEGER NOT NULL,
    source   TEXT    NOT NULL,
    basis    TEXT    NOT NULL
) STRICT;
CREATE INDEX press_notice_contact ON press_notice (contact);

CREATE TABLE exclusion_new (
    dispatch INTEGER NOT NULL REFERENCES dispatch,
    contact  INTEGER NOT NULL,
    list     INTEGER NOT NULL,
    reason   TEXT    NOT NULL CHECK (reason IN ('duplicate', 'suppressed', 'unsubscribed', 'no-edition', 'advance-copy',
                                                'superseded', 'erased', 'stopped', 'left-out', 'topic', 'rhythm', 'paused',
                                                'not-accredited')),
    PRIMARY KEY (dispatch, contact, list)
) STRICT, WITHOUT ROWID;
INSERT INTO exclusion_new SELECT dispatch, contact, list, reason FROM exclusion;
DROP TABLE exclusion;
ALTER TABLE exclusion_new RENAME TO exclusion;
