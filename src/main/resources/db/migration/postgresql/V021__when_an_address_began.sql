-- A rejection that arrives after somebody has moved is one of her old address.
ALTER TABLE contact ADD COLUMN addressed_at BIGINT NOT NULL DEFAULT 0;      -- when the contact took this address; 0 = its first
