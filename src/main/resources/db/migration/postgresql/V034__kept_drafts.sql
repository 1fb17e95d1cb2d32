-- When the bytes of a file were given last: what no text names a month later is forgotten.
ALTER TABLE draft_file ADD COLUMN at BIGINT NOT NULL DEFAULT 0;

-- When a test mail of it went to colleagues last; NULL = never.
ALTER TABLE draft_statement ADD COLUMN tested_at BIGINT;
