-- The foundation. Times are UTC milliseconds since 1970 (INTEGER), languages BCP 47 tags, JSON where a value is read as one.
-- The PostgreSQL twin of this file has the same tables and columns.

-- Who speaks: the secretariat and the member organisations, each a workspace of its own.
CREATE TABLE organisation (
    id            INTEGER PRIMARY KEY,
    slug          TEXT    NOT NULL UNIQUE,
    names         TEXT    NOT NULL,             -- JSON object, language -> name
    zone          TEXT    NOT NULL,             -- IANA zone its people plan in
    languages     TEXT    NOT NULL,             -- fallback chain, comma separated, first choice first
    sender        TEXT    NOT NULL,             -- address its mail comes from
    press_address TEXT    NOT NULL,
    press_phone   TEXT    NOT NULL,
    postal        TEXT    NOT NULL              -- postal address in the footer of each mail
) STRICT;

CREATE TABLE statement (
    id           INTEGER PRIMARY KEY,
    organisation INTEGER NOT NULL REFERENCES organisation,
    key          TEXT    NOT NULL,              -- shared identity of its editions, chosen by the author
    kind         TEXT    NOT NULL CHECK (kind IN ('statement', 'news', 'press-release', 'open-letter', 'issue')),
    created_at   INTEGER NOT NULL,
    UNIQUE (organisation, key)
) STRICT;

CREATE TABLE edition (
    id        INTEGER PRIMARY KEY,
    statement INTEGER NOT NULL REFERENCES statement,
    language  TEXT    NOT NULL,
    slug      TEXT    NOT NULL,                 -- last part of the page's path
    public_id TEXT    NOT NULL UNIQUE,          -- random, so that nobody guesses it before the release
    UNIQUE (statement, language),
    UNIQUE (language, slug)
) STRICT;

CREATE TABLE revision (
    id         INTEGER PRIMARY KEY,
    edition    INTEGER NOT NULL REFERENCES edition,
    number     INTEGER NOT NULL,                -- 1, 2, 3 … within its edition
    title      TEXT    NOT NULL,
    summary    TEXT    NOT NULL,
    body       TEXT    NOT NULL,                -- Markdown as written
    topics     TEXT    NOT NULL,                -- JSON array
    gathers    TEXT    NOT NULL,                -- JSON array of statement keys, for an issue
    sha256     BLOB    NOT NULL,                -- of all of the above and the files: equal content, no new revision
    created_at INTEGER NOT NULL,
    UNIQUE (edition, number)
) STRICT;

-- Images and attachments, each stored once.
CREATE TABLE file (
    sha256     TEXT    PRIMARY KEY,             -- hex
    media_type TEXT    NOT NULL,
    width      INTEGER NOT NULL DEFAULT 0,      -- pixels; 0 = not an image
    height     INTEGER NOT NULL DEFAULT 0,
    bytes      BLOB    NOT NULL
) STRICT;

CREATE TABLE revision_file (
    revision    INTEGER NOT NULL REFERENCES revision,
    position    INTEGER NOT NULL,
    role        TEXT    NOT NULL CHECK (role IN ('image', 'attachment')),
    name        TEXT    NOT NULL,               -- as shown to people; never used as a path
    description TEXT    NOT NULL,
    sha256      TEXT    NOT NULL REFERENCES file,
    PRIMARY KEY (revision, position)
) STRICT;

CREATE TABLE list (
    id           INTEGER PRIMARY KEY,
    organisation INTEGER NOT NULL REFERENCES organisation,
    slug         TEXT    NOT NULL,
    names        TEXT    NOT NULL,              -- JSON object, language -> name
    kind         TEXT    NOT NULL CHECK (kind IN ('public', 'newsletter', 'members', 'press')),
    UNIQUE (organisation, slug)
) STRICT;

-- Whom we may tell. Address and name are AES-256-GCM, bound to this row by uid; the blind index finds and keeps unique.
CREATE TABLE contact (
    id           INTEGER PRIMARY KEY,
    organisation INTEGER NOT NULL REFERENCES organisation,
    uid          BLOB    NOT NULL UNIQUE,       -- 16 random bytes
    blind_index  BLOB    NOT NULL,              -- HMAC-SHA256 of the address in its comparable form
    address      BLOB    NOT NULL,
    name         BLOB    NOT NULL,
    language     TEXT    NOT NULL,
    kind         TEXT    NOT NULL CHECK (kind IN ('subscriber', 'member', 'press')),
    created_at   INTEGER NOT NULL,
    UNIQUE (organisation, blind_index)
) STRICT;

CREATE TABLE subscription (
    list       INTEGER NOT NULL REFERENCES list,
    contact    INTEGER NOT NULL REFERENCES contact,
    state      TEXT    NOT NULL CHECK (state IN ('pending', 'confirmed', 'unsubscribed')),
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (list, contact)
) STRICT, WITHOUT ROWID;

CREATE INDEX subscription_contact ON subscription (contact);

-- The wording a person was shown, or the basis an organisation declared, each stored once.
CREATE TABLE consent_wording (
    id       INTEGER PRIMARY KEY,
    language TEXT    NOT NULL,
    wording  TEXT    NOT NULL,
    UNIQUE (language, wording)
) STRICT;

-- Evidence of consent and of its withdrawal (GDPR Art. 7(1), 7(3)): added to, never changed.
CREATE TABLE consent (
    id      INTEGER PRIMARY KEY,
    list    INTEGER NOT NULL,
    contact INTEGER NOT NULL,
    event   TEXT    NOT NULL CHECK (event IN ('given', 'withdrawn')),
    wording INTEGER NOT NULL REFERENCES consent_wording,
    source  TEXT    NOT NULL,                   -- 'import', 'mail-link', 'one-click', 'page'
    at      INTEGER NOT NULL
) STRICT;

CREATE INDEX consent_contact ON consent (contact);
CREATE TRIGGER consent_is_never_changed BEFORE UPDATE ON consent
BEGIN SELECT RAISE(ABORT, 'consent is evidence: add a row'); END;
CREATE TRIGGER consent_is_never_deleted BEFORE DELETE ON consent
BEGIN SELECT RAISE(ABORT, 'consent is evidence: add a row'); END;

-- Addresses we must not write to. Outlives the contact; a keyed hash, never an address.
CREATE TABLE suppression (
    organisation INTEGER NOT NULL REFERENCES organisation,
    blind_index  BLOB    NOT NULL,
    reason       TEXT    NOT NULL CHECK (reason IN ('invalid', 'complaint', 'manual')),
    at           INTEGER NOT NULL,
    PRIMARY KEY (organisation, blind_index)
) STRICT, WITHOUT ROWID;

-- The approved decision to publish. This row is the truth; the clock only rings.
CREATE TABLE release (
    id           INTEGER PRIMARY KEY,
    organisation INTEGER NOT NULL REFERENCES organisation,
    statement    INTEGER NOT NULL REFERENCES statement,
    state        TEXT    NOT NULL DEFAULT 'draft'
                 CHECK (state IN ('draft', 'approved', 'scheduled', 'releasing', 'released', 'withdrawn', 'held')),
    due_at       INTEGER NOT NULL,              -- release time; under embargo also its end
    zone         TEXT    NOT NULL,              -- zone the release time was planned in
    advance_at   INTEGER,                       -- when the press gets its advance copy; NULL = no embargo
    advanced_at  INTEGER,                       -- when it was handed over
    sha256       BLOB,                          -- of what was approved: every edition as it will go out
    reason       TEXT,                          -- why it is held or withdrawn
    changed_at   INTEGER NOT NULL,
    CHECK (advance_at IS NULL OR advance_at < due_at),
    CHECK (state IN ('draft', 'withdrawn') OR sha256 IS NOT NULL)
) STRICT;

CREATE INDEX release_due ON release (due_at) WHERE state = 'scheduled';

CREATE TABLE release_revision (                 -- the very revisions that were approved
    release  INTEGER NOT NULL REFERENCES release,
    revision INTEGER NOT NULL REFERENCES revision,
    PRIMARY KEY (release, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE release_list (
    release INTEGER NOT NULL REFERENCES release,
    list    INTEGER NOT NULL REFERENCES list,
    advance INTEGER NOT NULL CHECK (advance IN (0, 1)),   -- 1 = gets the advance copy
    PRIMARY KEY (release, list)
) STRICT, WITHOUT ROWID;

CREATE TABLE release_channel (
    release INTEGER NOT NULL REFERENCES release,
    channel TEXT    NOT NULL,
    PRIMARY KEY (release, channel)
) STRICT, WITHOUT ROWID;

-- One release through one channel, with its frozen recipients.
CREATE TABLE dispatch (
    id         INTEGER PRIMARY KEY,
    release    INTEGER NOT NULL REFERENCES release,
    channel    TEXT    NOT NULL,
    phase      TEXT    NOT NULL CHECK (phase IN ('advance', 'public')),
    state      TEXT    NOT NULL CHECK (state IN ('preparing', 'submitting', 'submitted', 'failed', 'cancelled')),
    candidates INTEGER NOT NULL,                -- counted on its own before the rows are written
    frozen_at  INTEGER NOT NULL,
    ended_at   INTEGER,
    UNIQUE (release, channel, phase)            -- nothing is dispatched twice
) STRICT;

-- Which edition a contact's language gets, settled by the fallback chain when frozen.
CREATE TABLE dispatch_language (
    dispatch INTEGER NOT NULL REFERENCES dispatch,
    wanted   TEXT    NOT NULL,
    language TEXT    NOT NULL,
    PRIMARY KEY (dispatch, wanted)
) STRICT, WITHOUT ROWID;

-- The editions as approved, kept until the last delivery: nothing is rendered again, whatever changes in between.
CREATE TABLE dispatch_edition (
    dispatch  INTEGER NOT NULL REFERENCES dispatch,
    language  TEXT    NOT NULL,
    revision  INTEGER NOT NULL REFERENCES revision,
    subject   TEXT    NOT NULL,
    html      TEXT    NOT NULL,                 -- with slots
    text      TEXT    NOT NULL,                 -- with slots
    page      TEXT    NOT NULL,
    entry     TEXT    NOT NULL,
    page_url  TEXT    NOT NULL,
    path      TEXT    NOT NULL,
    permanent TEXT    NOT NULL,
    PRIMARY KEY (dispatch, language)
) STRICT, WITHOUT ROWID;

-- One row for each delivery owed. contact 0 = the public at once.
CREATE TABLE delivery (
    id          INTEGER PRIMARY KEY,
    dispatch    INTEGER NOT NULL REFERENCES dispatch,
    contact     INTEGER NOT NULL,
    list        INTEGER NOT NULL,               -- the list it goes through; 0 = the public
    language    TEXT    NOT NULL,               -- of the edition that goes out
    token       BLOB    NOT NULL UNIQUE,        -- 16 random bytes: Message-ID, links
    state       TEXT    NOT NULL DEFAULT 'pending'
                CHECK (state IN ('pending', 'submitting', 'accepted', 'rejected', 'uncertain')),
    attempts    INTEGER NOT NULL DEFAULT 0,     -- attempts begun, not attempts failed
    due_at      INTEGER NOT NULL,               -- earliest next attempt
    owner       TEXT,                           -- node that claimed it
    lease_until INTEGER,                        -- when others may name it uncertain
    settled_at  INTEGER,
    note        TEXT,                           -- last reply of the next hop, for people to read
    UNIQUE (dispatch, contact)                  -- nobody receives the same dispatch twice
) STRICT;

CREATE INDEX delivery_due ON delivery (due_at) WHERE state IN ('pending', 'uncertain');
CREATE INDEX delivery_open ON delivery (dispatch) WHERE state IN ('pending', 'submitting', 'uncertain');
CREATE INDEX delivery_claimed ON delivery (owner) WHERE state = 'submitting';

CREATE TABLE exclusion (
    dispatch INTEGER NOT NULL REFERENCES dispatch,
    contact  INTEGER NOT NULL,
    list     INTEGER NOT NULL,
    reason   TEXT    NOT NULL CHECK (reason IN ('duplicate', 'suppressed', 'unsubscribed', 'no-edition', 'advance-copy', 'superseded', 'erased')),
    PRIMARY KEY (dispatch, contact, list)
) STRICT, WITHOUT ROWID;

-- What happened to a delivery beyond the plain case: deferred, uncertain, rejected; later bounces. Added to; only 'applied' changes.
CREATE TABLE delivery_event (
    id       INTEGER PRIMARY KEY,
    delivery INTEGER NOT NULL,
    attempt  INTEGER NOT NULL,
    event    TEXT    NOT NULL CHECK (event IN ('deferred', 'uncertain', 'rejected', 'address-at-fault')),
    note     TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    applied  INTEGER NOT NULL DEFAULT 0          -- 1 = its consequence for the audience has been drawn
) STRICT;

CREATE INDEX delivery_event_unapplied ON delivery_event (id) WHERE event = 'address-at-fault' AND applied = 0;
CREATE INDEX delivery_event_delivery ON delivery_event (delivery);

-- The published snapshot: all that anything public may read. Written by the transaction of a release.
CREATE TABLE published (
    edition      INTEGER PRIMARY KEY,
    statement    INTEGER NOT NULL,              -- groups translations; never shown
    guid         TEXT    NOT NULL UNIQUE,       -- permanent URL, stored as first published
    public_id    TEXT    NOT NULL UNIQUE,
    path         TEXT    NOT NULL UNIQUE,       -- /{language}/{yyyy}/{slug}
    language     TEXT    NOT NULL,
    key          TEXT    NOT NULL,
    kind         TEXT    NOT NULL,
    organisation TEXT    NOT NULL,              -- name in the edition's language
    title        TEXT    NOT NULL,
    summary      TEXT    NOT NULL,
    page_html    TEXT    NOT NULL,
    entry_html   TEXT    NOT NULL,
    topics       TEXT    NOT NULL,              -- JSON array
    published_at INTEGER NOT NULL,              -- release time of the first publication
    updated_at   INTEGER NOT NULL               -- of the newest revision; unique, so that feeds have an order
) STRICT;

CREATE INDEX published_language ON published (language, published_at);
CREATE UNIQUE INDEX published_updated ON published (updated_at);

CREATE TABLE published_file (
    edition    INTEGER NOT NULL REFERENCES published,
    position   INTEGER NOT NULL,
    role       TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    label      TEXT    NOT NULL,
    sha256     TEXT    NOT NULL REFERENCES file,
    PRIMARY KEY (edition, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX published_file_sha256 ON published_file (sha256);
