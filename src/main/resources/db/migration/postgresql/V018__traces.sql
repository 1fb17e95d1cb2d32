-- What is sealed cannot be found by its address; erasure has to. Keyed hash of the address, NULL = from before there was one.
ALTER TABLE notice ADD COLUMN blind_index BYTEA;
CREATE INDEX notice_blind ON notice (blind_index) WHERE blind_index IS NOT NULL;
ALTER TABLE signup ADD COLUMN blind_index BYTEA;
CREATE INDEX signup_blind ON signup (blind_index) WHERE blind_index IS NOT NULL;
