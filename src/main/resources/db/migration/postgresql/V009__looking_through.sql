-- Long archives: pages of a language and sitemaps in order, and what was corrected or recalled.
CREATE INDEX published_newest ON published (language, published_at, sequence) WHERE killed_at IS NULL;
CREATE INDEX published_recent ON published (published_at, sequence) WHERE killed_at IS NULL;
CREATE INDEX published_amended ON published (language, changed_at) WHERE killed_at IS NOT NULL OR corrections <> '[]';
