-- Links say which row is at fault, and erasures outlive the restoring of an older backup.
-- The SQLite twin of this file has the same tables and columns.

-- SQLite's name for it, so that one query text serves both.
CREATE FUNCTION hex(bytes BYTEA) RETURNS TEXT LANGUAGE sql IMMUTABLE AS
$$ SELECT upper(encode(bytes, 'hex')) $$;

-- The first 8 bytes of the hash of each row that a link seals, in their order: they name the row that was touched.
ALTER TABLE chain_link ADD COLUMN marks BYTEA NOT NULL DEFAULT '';

-- Who was erased: what a backup of the data brings back is erased again, and kept out as long as was decided.
CREATE TABLE keys.erasure (
    contact      BIGINT PRIMARY KEY,
    organisation BIGINT NOT NULL,
    blind_index  BYTEA,                          -- keyed hash of the address that stays suppressed; NULL = no such wish
    until_at     BIGINT,                         -- when that is forgotten; NULL = never
    actor        TEXT   NOT NULL,              -- on whose wish, as in the audit log
    at           BIGINT NOT NULL,
    done_at      BIGINT                          -- NULL = under way; the next start completes it
);
CREATE INDEX erasure_until ON keys.erasure (until_at) WHERE until_at IS NOT NULL;
CREATE INDEX erasure_blind ON keys.erasure (blind_index) WHERE blind_index IS NOT NULL;

CREATE INDEX audit_subject ON audit (subject);
