-- The public side: tags and topic names, corrections and kills, and a snapshot that can be looked through.

ALTER TABLE revision ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';           -- JSON array of the author's own words
ALTER TABLE revision ADD COLUMN change TEXT NOT NULL DEFAULT 'unmarked'     -- what it changes of a published one
    CHECK (change IN ('unmarked', 'minor', 'correction'));
ALTER TABLE revision ADD COLUMN correction TEXT NOT NULL DEFAULT '';       -- what was wrong, in the edition's language

ALTER TABLE revision_file ADD COLUMN credit  TEXT NOT NULL DEFAULT '';     -- who made the picture
ALTER TABLE revision_file ADD COLUMN licence TEXT NOT NULL DEFAULT '';     -- on what terms others may use it

-- What topics are called. A topic without a row is called by its slug.
CREATE TABLE topic (
    slug  TEXT PRIMARY KEY,
    names TEXT NOT NULL                          -- JSON object, language -> name
) STRICT, WITHOUT ROWID;

-- Statements recalled after their release (IPTC: kill). Added to; only applied_at changes.
CREATE TABLE kill (
    statement    INTEGER PRIMARY KEY REFERENCES statement,
    at           INTEGER NOT NULL,
    reasons      TEXT    NOT NULL,               -- JSON object, language -> reason shown to readers
    title_hidden INTEGER NOT NULL CHECK (title_hidden IN (0, 1)),
    applied_at   INTEGER                         -- when every outlet had learned of it; NULL = not yet
) STRICT;

-- updated_at is what readers are shown; changed_at moves with every change, also one that is too small to be shown.
ALTER TABLE published ADD COLUMN organisation_slug TEXT NOT NULL DEFAULT '';
ALTER TABLE published ADD COLUMN revision    INTEGER NOT NULL DEFAULT 1;   -- number of the revision that is shown
ALTER TABLE published ADD COLUMN sequence    INTEGER NOT NULL DEFAULT 0;   -- 1, 2, 3 … in the order of publication
ALTER TABLE published ADD COLUMN changed_at  INTEGER NOT NULL DEFAULT 0;   -- unique, never before updated_at
ALTER TABLE published ADD COLUMN corrections TEXT    NOT NULL DEFAULT '[]';-- JSON array of {at, text}, newest first
ALTER TABLE published ADD COLUMN killed_at   INTEGER;                      -- NULL = readable; else only a stub is left
ALTER TABLE published ADD COLUMN kill_reason TEXT    NOT NULL DEFAULT '';

UPDATE published SET changed_at = updated_at,
    sequence = (SELECT count(*) FROM published o
                WHERE o.published_at < published.published_at
                   OR (o.published_at = published.published_at AND o.edition <= published.edition)),
    organisation_slug = coalesce((SELECT g.slug FROM statement s JOIN organisation g ON g.id = s.organisation
                                  WHERE s.id = published.statement), '');
CREATE UNIQUE INDEX published_sequence ON published (sequence);
CREATE UNIQUE INDEX published_changed ON published (changed_at);
CREATE INDEX published_organisation ON published (organisation_slug, language);
CREATE INDEX published_kind ON published (kind, language);
CREATE INDEX published_statement ON published (statement);

-- What an edition is filed under, with the words of its language.
CREATE TABLE published_term (
    edition  INTEGER NOT NULL REFERENCES published,
    position INTEGER NOT NULL,
    facet    TEXT    NOT NULL CHECK (facet IN ('topic', 'tag')),
    slug     TEXT    NOT NULL,
    label    TEXT    NOT NULL,
    PRIMARY KEY (edition, facet, slug)
) STRICT, WITHOUT ROWID;
INSERT INTO published_term (edition, position, facet, slug, label)
SELECT p.edition, t.key, 'topic', t.value, t.value FROM published p, json_each(p.topics) t WHERE true
ON CONFLICT DO NOTHING;
CREATE INDEX published_term_slug ON published_term (facet, slug);
ALTER TABLE published DROP COLUMN topics;

ALTER TABLE published_file ADD COLUMN credit  TEXT NOT NULL DEFAULT '';
ALTER TABLE published_file ADD COLUMN licence TEXT NOT NULL DEFAULT '';

-- What a correction replaced, readable where the site's policy says so.
CREATE TABLE published_revision (
    edition     INTEGER NOT NULL REFERENCES published,
    revision    INTEGER NOT NULL,
    title       TEXT    NOT NULL,
    summary     TEXT    NOT NULL,
    page_html   TEXT    NOT NULL,
    from_at     INTEGER NOT NULL,               -- when it was published
    until_at    INTEGER NOT NULL,               -- when the next one took its place
    PRIMARY KEY (edition, revision)
) STRICT, WITHOUT ROWID;
