-- Organisations as workspaces: who of the staff is what where, letterheads, and statements of others released again.

CREATE TABLE staff_role (
    user_name    TEXT    NOT NULL,              -- as she signs in
    organisation INTEGER NOT NULL REFERENCES organisation,
    role         TEXT    NOT NULL CHECK (role IN ('writer', 'approver', 'publisher', 'press-desk', 'list-keeper', 'auditor',
                                                  'administrator')),
    granted_by   TEXT    NOT NULL,              -- user, or 'console'
    granted_at   INTEGER NOT NULL,
    PRIMARY KEY (user_name, organisation, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_role_organisation ON staff_role (organisation);

-- Who a mail or page is from, and how it looks. The main one of an organisation was in its own row until now.
CREATE TABLE letterhead (
    id           INTEGER PRIMARY KEY,
    organisation INTEGER NOT NULL REFERENCES organisation,
    slug         TEXT    NOT NULL,
    main         INTEGER NOT NULL CHECK (main IN (0, 1)),  -- 1 = of every release that names none
    names        TEXT    NOT NULL,              -- JSON object, language -> name in From; {} = as the organisation
    sender       TEXT    NOT NULL,              -- address in From
    reply_to     TEXT    NOT NULL,              -- empty = the press desk
    colour       TEXT    NOT NULL,              -- #rrggbb; empty = the usual one
    legal        TEXT    NOT NULL,              -- JSON object, language -> text below each mail; may be {}
    postal       TEXT    NOT NULL,              -- postal address below each mail
    UNIQUE (organisation, slug)
) STRICT;
CREATE UNIQUE INDEX letterhead_main ON letterhead (organisation) WHERE main = 1;
INSERT INTO letterhead (organisation, slug, main, names, sender, reply_to, colour, legal, postal)
SELECT id, 'main', 1, '{}', sender, '', '', '{}', postal FROM organisation;
ALTER TABLE organisation DROP COLUMN sender;
ALTER TABLE organisation DROP COLUMN postal;

-- The letterhead as it was when the release was planned, a JSON object: what is approved goes out. NULL = planned before there were any.
ALTER TABLE release ADD COLUMN letterhead TEXT;

-- A statement that another organisation released first, and this one again in its own name.
CREATE TABLE rerelease (
    statement INTEGER PRIMARY KEY REFERENCES statement,
    original  INTEGER NOT NULL REFERENCES statement
) STRICT;
CREATE INDEX rerelease_original ON rerelease (original);

-- The statement of another organisation that this one releases again, if that is published; NULL = nobody had it first.
ALTER TABLE published ADD COLUMN origin INTEGER;
-- JSON {colour, legal} of the letterhead, in the edition's language. Empty = the usual look.
ALTER TABLE published ADD COLUMN letterhead TEXT NOT NULL DEFAULT '';
