-- Approval at the desk: what has to be approved by whom, who was asked, and who said what of which hash.

ALTER TABLE revision ADD COLUMN author TEXT NOT NULL DEFAULT '';  -- user who wrote it at the desk; empty = it came as a file

-- Who has planned a release, at any time: nobody approves her own plan.
CREATE TABLE release_planner (
    release INTEGER NOT NULL REFERENCES release,
    name    TEXT    NOT NULL,                   -- as she signs in
    PRIMARY KEY (release, name)
) STRICT, WITHOUT ROWID;

-- What has to be approved by whom. No row = one approver who has not written it.
CREATE TABLE review_policy (
    organisation INTEGER NOT NULL REFERENCES organisation,
    kind         TEXT    NOT NULL,              -- of statement; '*' = every kind without a row of its own
    rule         TEXT    NOT NULL,              -- JSON
    PRIMARY KEY (organisation, kind)
) STRICT, WITHOUT ROWID;

-- Somebody has asked for a release to be approved as it was at that moment.
CREATE TABLE review (
    id          INTEGER PRIMARY KEY,
    release     INTEGER NOT NULL REFERENCES release,
    state       TEXT    NOT NULL CHECK (state IN ('open', 'approved', 'returned', 'void')),
    sha256      BLOB    NOT NULL,               -- of everything that goes out, to whom and when
    seen        TEXT    NOT NULL,               -- the same in words, JSON: what a later change is compared with
    policy      TEXT    NOT NULL,               -- JSON: the rule as it was when it was asked
    urgent      INTEGER NOT NULL CHECK (urgent IN (0, 1)),   -- 1 = released without the full policy, the note says why
    asker       TEXT    NOT NULL,
    note        TEXT    NOT NULL,
    asked_at    INTEGER NOT NULL,
    deadline_at INTEGER,                        -- silence until then counts as a yes; NULL = it does not
    reminded_at INTEGER,                        -- when those who had not answered were reminded
    ended_at    INTEGER,                        -- NULL = open
    ended_by    TEXT    NOT NULL DEFAULT ''     -- user; empty = nobody but the clock
) STRICT;
CREATE UNIQUE INDEX review_current ON review (release) WHERE state IN ('open', 'approved');
CREATE INDEX review_deadline ON review (deadline_at) WHERE state = 'open';

-- What one person said, of that hash.
CREATE TABLE review_voice (
    review  INTEGER NOT NULL REFERENCES review,
    name    TEXT    NOT NULL,
    says    TEXT    NOT NULL CHECK (says IN ('yes', 'no')),
    sha256  BLOB    NOT NULL,
    note    TEXT    NOT NULL,
    by_link INTEGER NOT NULL CHECK (by_link IN (0, 1)),     -- 1 = by the link in her mail
    at      INTEGER NOT NULL,
    PRIMARY KEY (review, name)
) STRICT, WITHOUT ROWID;

-- A link in a mail to somebody who is asked. Good for her, this review, and once.
CREATE TABLE review_link (
    uid        BLOB    PRIMARY KEY,             -- 16 random bytes
    review     INTEGER NOT NULL REFERENCES review,
    name       TEXT    NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER
) STRICT, WITHOUT ROWID;

-- What was released urgently is looked at afterwards, by somebody else.
CREATE TABLE second_look (
    review  INTEGER PRIMARY KEY REFERENCES review,
    due_at  INTEGER NOT NULL,
    done_at INTEGER,                            -- NULL = owed
    done_by TEXT    NOT NULL DEFAULT '',
    note    TEXT    NOT NULL DEFAULT '',
    reminded_at INTEGER                         -- when those who may do it were told that it is late
) STRICT;
CREATE INDEX second_look_owed ON second_look (due_at) WHERE done_at IS NULL;
