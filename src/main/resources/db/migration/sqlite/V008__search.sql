-- Full-text search over the published snapshot. Words come folded (org.communique.search), so the index only has to keep them.

-- What is indexed: exactly the readable editions. Narrow, as ranking reads a row for each hit.
CREATE TABLE published_search (
    edition      INTEGER PRIMARY KEY REFERENCES published,
    language     TEXT    NOT NULL,
    published_at INTEGER NOT NULL,
    sequence     INTEGER NOT NULL,
    rules        INTEGER NOT NULL               -- number of the rules its words were folded by
) STRICT;

-- rowid = edition. Forms as written, for phrases and beginnings; stems for everything else. The tokenizer splits at blanks alone,
-- as there is nothing else in these columns.
CREATE VIRTUAL TABLE published_words USING fts5 (
    title, lead, body, title_stems, lead_stems, body_stems, tokenize = 'ascii'
);
-- What was killed leaves no trace in the index.
INSERT INTO published_words (published_words, rank) VALUES ('secure-delete', 1);
