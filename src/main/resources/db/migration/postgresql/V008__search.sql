-- Full-text search over the published snapshot. Words come folded (org.communique.search), so the index only has to keep them.

-- What is indexed: exactly the readable editions.
CREATE TABLE published_search (
    edition      BIGINT   PRIMARY KEY REFERENCES published,
    language     TEXT     NOT NULL,
    published_at BIGINT   NOT NULL,
    sequence     BIGINT   NOT NULL,
    rules        BIGINT   NOT NULL,               -- number of the rules its words were folded by
    words        TSVECTOR NOT NULL                -- forms as written, and stems with '=' before them; weight A title, B lead, C body
);
CREATE INDEX published_search_words ON published_search USING gin (words);
