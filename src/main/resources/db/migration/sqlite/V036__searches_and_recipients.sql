-- How many addresses each of the staff has looked for in the present hour, so that nobody tries out a whole list.
CREATE TABLE people_search (
    user_name TEXT    NOT NULL,
    hour      INTEGER NOT NULL,                -- hours since 1970
    times     INTEGER NOT NULL,
    PRIMARY KEY (user_name, hour)
) STRICT, WITHOUT ROWID;

-- Who alone can read the file of an export: a public key of age; empty = whoever has the file.
ALTER TABLE export_request ADD COLUMN recipient TEXT NOT NULL DEFAULT '';
