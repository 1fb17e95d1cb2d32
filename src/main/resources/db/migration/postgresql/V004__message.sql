-- What went out: the hash of the mail that all recipients of an edition on a list share, header fields and both twins with
-- their slots open. Written once, when the first mail of it is made; the same text again writes nothing.
CREATE TABLE dispatch_message (
    dispatch   BIGINT  NOT NULL REFERENCES dispatch,
    language   TEXT    NOT NULL,                -- of the edition
    list       TEXT    NOT NULL,                -- slug, as in List-Id
    sha256     BYTEA   NOT NULL,
    size_bytes BIGINT  NOT NULL,                -- of the shared parts as sent, slots empty
    first_at   BIGINT  NOT NULL,
    PRIMARY KEY (dispatch, language, list, sha256)
);
