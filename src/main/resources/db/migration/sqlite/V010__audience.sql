-- The audience: cards under keys of their own, choices of the reader, segments, and evidence that is chained.
-- The schema "keys" is a database of its own (keys.db beside communique.db), so that a backup of the data holds no key.

-- The data key of each contact, wrapped by the master key. NULL = destroyed: what it sealed is gone, in every backup as well.
-- Numbers are never given out again, so that the ledger never names another person.
CREATE TABLE IF NOT EXISTS keys.contact_key (
    contact      INTEGER PRIMARY KEY AUTOINCREMENT,
    wrapped      BLOB,
    destroyed_at INTEGER
) STRICT;

-- The end of each chain of evidence, apart from the evidence: so a chain that was cut short is noticed.
CREATE TABLE IF NOT EXISTS keys.chain_head (
    chain  TEXT    PRIMARY KEY,
    number INTEGER NOT NULL,
    hash   BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TEMPORARY TABLE list_before AS SELECT * FROM list;
CREATE TEMPORARY TABLE release_list_before AS SELECT * FROM release_list;
CREATE TEMPORARY TABLE contact_before AS SELECT * FROM contact;
CREATE TEMPORARY TABLE subscription_before AS SELECT * FROM subscription;
DROP TABLE subscription;
DROP TABLE release_list;
DROP TABLE contact;
DROP TABLE list;

CREATE TABLE list (
    id           INTEGER PRIMARY KEY,
    organisation INTEGER NOT NULL REFERENCES organisation,
    slug         TEXT    NOT NULL,
    names        TEXT    NOT NULL,              -- JSON object, language -> name
    kind         TEXT    NOT NULL CHECK (kind IN ('public', 'newsletter', 'members', 'press', 'institutions', 'staff')),
    visibility   TEXT    NOT NULL DEFAULT 'private' CHECK (visibility IN ('public', 'hidden', 'private')),
    joining      TEXT    NOT NULL DEFAULT 'approved' CHECK (joining IN ('single', 'double', 'approved')),
    uid          BLOB    NOT NULL UNIQUE,       -- 16 random bytes: the address of a hidden list
    UNIQUE (organisation, slug)
) STRICT;
INSERT INTO list (id, organisation, slug, names, kind, visibility, joining, uid)
SELECT id, organisation, slug, names, kind, CASE WHEN kind IN ('public', 'newsletter') THEN 'public' ELSE 'private' END,
       CASE WHEN kind IN ('public', 'newsletter') THEN 'double' ELSE 'approved' END, randomblob(16) FROM list_before;

CREATE TABLE release_list (
    release INTEGER NOT NULL REFERENCES release,
    list    INTEGER NOT NULL REFERENCES list,
    advance INTEGER NOT NULL CHECK (advance IN (0, 1)),   -- 1 = gets the advance copy
    PRIMARY KEY (release, list)
) STRICT, WITHOUT ROWID;
INSERT INTO release_list SELECT * FROM release_list_before;

-- Whom we may tell: what is counted and chosen by. Who it is stands in the card. The blind index finds and keeps unique.
CREATE TABLE contact (
    id           INTEGER PRIMARY KEY,           -- given out by keys.contact_key
    organisation INTEGER NOT NULL REFERENCES organisation,
    blind_index  BLOB    NOT NULL,              -- HMAC-SHA256 of the address in its comparable form
    domain_index BLOB,                          -- 8 bytes of the keyed hash of the domain; NULL = not worked out yet
    language     TEXT    NOT NULL,              -- what she reads, comma separated, first choice first
    country      TEXT    NOT NULL DEFAULT '',   -- ISO 3166-1 alpha-2; empty = not known
    kind         TEXT    NOT NULL CHECK (kind IN ('subscriber', 'member', 'press', 'institution', 'staff')),
    rhythm       TEXT    NOT NULL DEFAULT 'instant' CHECK (rhythm IN ('instant', 'daily', 'weekly')),
    paused_until INTEGER,                       -- no mail before; NULL = not paused
    created_at   INTEGER NOT NULL,
    import       INTEGER,                       -- that brought the contact; NULL = none
    UNIQUE (organisation, blind_index)
) STRICT;
INSERT INTO contact (id, organisation, blind_index, domain_index, language, kind, created_at)
SELECT id, organisation, blind_index, domain_index, language, kind, created_at FROM contact_before;
CREATE INDEX contact_without_domain ON contact (id) WHERE domain_index IS NULL;
CREATE INDEX contact_import ON contact (import) WHERE import IS NOT NULL;

-- Address, name and free fields, sealed as one under the contact's data key and bound to this row by uid.
CREATE TABLE contact_card (
    contact INTEGER PRIMARY KEY,
    uid     BLOB    NOT NULL,                   -- 16 random bytes
    sealed  BLOB,                               -- NULL = written before cards: see address and name
    address BLOB,                               -- sealed under the master key; goes when the card is made
    name    BLOB
) STRICT;
INSERT INTO contact_card (contact, uid, address, name) SELECT id, uid, address, name FROM contact_before;
CREATE INDEX contact_card_before ON contact_card (contact) WHERE sealed IS NULL;
INSERT OR IGNORE INTO keys.contact_key (contact, wrapped) SELECT id, NULL FROM contact_before;

-- The topics a contact has chosen; none = all.
CREATE TABLE contact_topic (
    contact INTEGER NOT NULL,
    topic   TEXT    NOT NULL,
    PRIMARY KEY (contact, topic)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_topic_topic ON contact_topic (topic, contact);

-- Free fields of an organisation's contacts. The values are in the cards; what segments may ask for stands here as well.
CREATE TABLE field (
    id           INTEGER PRIMARY KEY,
    organisation INTEGER NOT NULL REFERENCES organisation,
    slug         TEXT    NOT NULL,
    names        TEXT    NOT NULL,              -- JSON object, language -> name
    type         TEXT    NOT NULL CHECK (type IN ('text', 'choice', 'number', 'date', 'flag')),
    choices      TEXT    NOT NULL DEFAULT '[]', -- JSON array of words, for a choice
    searchable   INTEGER NOT NULL DEFAULT 0 CHECK (searchable IN (0, 1)),
    UNIQUE (organisation, slug)
) STRICT;

CREATE TABLE contact_field (
    contact INTEGER NOT NULL,
    field   INTEGER NOT NULL REFERENCES field,
    hashed  BLOB,                               -- 8 bytes of the keyed hash of field and value: text, choice, flag
    number  INTEGER,                            -- number, or days since 1970: in clear, as order cannot be hidden
    PRIMARY KEY (contact, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_field_hashed ON contact_field (field, hashed, contact) WHERE hashed IS NOT NULL;
CREATE INDEX contact_field_number ON contact_field (field, number, contact) WHERE number IS NOT NULL;

CREATE TABLE subscription (
    list       INTEGER NOT NULL REFERENCES list,
    contact    INTEGER NOT NULL REFERENCES contact,
    state      TEXT    NOT NULL CHECK (state IN ('pending', 'confirmed', 'unsubscribed')),
    changed_at INTEGER NOT NULL,
    joined_at  INTEGER NOT NULL DEFAULT 0,      -- when the subscription was confirmed last
    import     INTEGER,                         -- that began it; NULL = none
    PRIMARY KEY (list, contact)
) STRICT, WITHOUT ROWID;
INSERT INTO subscription (list, contact, state, changed_at, joined_at)
SELECT list, contact, state, changed_at, changed_at FROM subscription_before;
CREATE INDEX subscription_contact ON subscription (contact);
DROP TABLE list_before;
DROP TABLE release_list_before;
DROP TABLE contact_before;
DROP TABLE subscription_before;

-- Evidence (GDPR Art. 7(1)): what was shown in which form, and from where, so far that it cannot name a household.
ALTER TABLE consent_wording ADD COLUMN form     TEXT    NOT NULL DEFAULT '';  -- where it stands; empty = no form of ours
ALTER TABLE consent_wording ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;   -- 1, 2, 3 … within form and language
ALTER TABLE consent ADD COLUMN network BLOB;                                  -- keyed hash of the truncated IP address
ALTER TABLE consent ADD COLUMN import  INTEGER;

-- A chain of evidence: each link seals some rows of a table, and the link before it.
CREATE TABLE chain_link (
    chain  TEXT    NOT NULL,                    -- name of the table
    number INTEGER NOT NULL,                    -- 1, 2, 3 …
    first  INTEGER NOT NULL,                    -- ids of the rows it seals
    last   INTEGER NOT NULL,
    hash   BLOB    NOT NULL,                    -- HMAC-SHA256 of the link before and of those rows
    PRIMARY KEY (chain, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER chain_is_never_changed BEFORE UPDATE ON chain_link
BEGIN SELECT RAISE(ABORT, 'the chain is evidence: add a link'); END;
CREATE TRIGGER chain_is_never_deleted BEFORE DELETE ON chain_link
BEGIN SELECT RAISE(ABORT, 'the chain is evidence: add a link'); END;

-- Who did what with contacts: exports, erasures, imports. Numbers and words only, no personal data.
CREATE TABLE audit (
    id           INTEGER PRIMARY KEY,
    at           INTEGER NOT NULL,
    actor        TEXT    NOT NULL,              -- user, 'console' or 'person' (herself)
    action       TEXT    NOT NULL,
    organisation INTEGER NOT NULL,              -- 0 = none
    subject      TEXT    NOT NULL,              -- kind and number, such as 'contact 17'
    detail       TEXT    NOT NULL
) STRICT;
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is evidence: add a row'); END;
CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is evidence: add a row'); END;

CREATE TABLE suppression_new (
    organisation INTEGER NOT NULL REFERENCES organisation,
    blind_index  BLOB    NOT NULL,
    reason       TEXT    NOT NULL CHECK (reason IN ('invalid', 'complaint', 'manual', 'erased')),
    at           INTEGER NOT NULL,
    until_at     INTEGER,                       -- when it is forgotten; NULL = never
    PRIMARY KEY (organisation, blind_index)
) STRICT, WITHOUT ROWID;
INSERT INTO suppression_new (organisation, blind_index, reason, at) SELECT organisation, blind_index, reason, at FROM suppression;
DROP TABLE suppression;
ALTER TABLE suppression_new RENAME TO suppression;
CREATE INDEX suppression_until ON suppression (until_at) WHERE until_at IS NOT NULL;

-- Saved rules over contacts.
CREATE TABLE segment (
    id           INTEGER PRIMARY KEY,
    organisation INTEGER NOT NULL REFERENCES organisation,
    slug         TEXT    NOT NULL,
    rule         TEXT    NOT NULL,              -- as written
    changed_at   INTEGER NOT NULL,
    UNIQUE (organisation, slug)
) STRICT;

-- What narrows the audience of a release: only those in one of its segments, and none of those left out.
CREATE TABLE release_segment (
    release INTEGER NOT NULL REFERENCES release,
    segment INTEGER NOT NULL REFERENCES segment,
    left_out INTEGER NOT NULL CHECK (left_out IN (0, 1)),
    rule    TEXT    NOT NULL,                   -- as it was approved, whatever became of the segment
    PRIMARY KEY (release, segment)
) STRICT, WITHOUT ROWID;

CREATE TABLE release_list_left_out (
    release INTEGER NOT NULL REFERENCES release,
    list    INTEGER NOT NULL REFERENCES list,
    PRIMARY KEY (release, list)
) STRICT, WITHOUT ROWID;

-- Recipients of these releases get nothing.
CREATE TABLE release_ledger_left_out (
    release INTEGER NOT NULL REFERENCES release,
    source  INTEGER NOT NULL REFERENCES release,
    PRIMARY KEY (release, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE exclusion_new (
    dispatch INTEGER NOT NULL REFERENCES dispatch,
    contact  INTEGER NOT NULL,
    list     INTEGER NOT NULL,
    reason   TEXT    NOT NULL CHECK (reason IN ('duplicate', 'suppressed', 'unsubscribed', 'no-edition', 'advance-copy',
                                                'superseded', 'erased', 'stopped', 'left-out', 'topic', 'rhythm', 'paused')),
    PRIMARY KEY (dispatch, contact, list)
) STRICT, WITHOUT ROWID;
INSERT INTO exclusion_new SELECT dispatch, contact, list, reason FROM exclusion;
DROP TABLE exclusion;
ALTER TABLE exclusion_new RENAME TO exclusion;
