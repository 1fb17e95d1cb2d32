-- Links say which row is at fault, and erasures outlive the restoring of an older backup.

-- The first 8 bytes of the hash of each row that a link seals, in their order: they name the row that was touched.
ALTER TABLE chain_link ADD COLUMN marks BLOB NOT NULL DEFAULT x'';

-- Who was erased: what a backup of the data brings back is erased again, and kept out as long as was decided.
CREATE TABLE keys.erasure (
    contact      INTEGER PRIMARY KEY,
    organisation INTEGER NOT NULL,
    blind_index  BLOB,                          -- keyed hash of the address that stays suppressed; NULL = no such wish
    until_at     INTEGER,                       -- when that is forgotten; NULL = never
    actor        TEXT    NOT NULL,              -- on whose wish, as in the audit log
    at           INTEGER NOT NULL,
    done_at      INTEGER                        -- NULL = under way; the next start completes it
) STRICT;
CREATE INDEX keys.erasure_until ON erasure (until_at) WHERE until_at IS NOT NULL;
CREATE INDEX keys.erasure_blind ON erasure (blind_index) WHERE blind_index IS NOT NULL;

CREATE INDEX audit_subject ON audit (subject);
