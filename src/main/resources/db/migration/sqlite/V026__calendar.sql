-- What the calendar of an organisation knows beside its releases.

CREATE TABLE calendar_setting (
    organisation INTEGER PRIMARY KEY REFERENCES organisation,
    quiet_from   INTEGER,                       -- minute of the day in the organisation's zone; NULL = no quiet hours
    quiet_to     INTEGER,                       -- may lie on the next day
    country      TEXT    NOT NULL DEFAULT '',   -- whose holidays are asked for, ISO 3166-1; empty = none
    CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
) STRICT;

-- Days that an organisation keeps in mind beside those we ship.
CREATE TABLE observance (
    id           INTEGER PRIMARY KEY,
    organisation INTEGER NOT NULL REFERENCES organisation,
    month        INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
    day          INTEGER NOT NULL CHECK (day BETWEEN 1 AND 31),
    year         INTEGER,                       -- NULL = each year
    names        TEXT    NOT NULL               -- JSON object, language tag to name
) STRICT;
CREATE INDEX observance_organisation ON observance (organisation);

-- Who reads the calendar in a program of her own. The address is shown once; only its hash is kept.
CREATE TABLE calendar_feed (
    organisation INTEGER NOT NULL REFERENCES organisation,
    user_name    TEXT    NOT NULL,
    sha256       BLOB    NOT NULL UNIQUE,
    created_at   INTEGER NOT NULL,
    PRIMARY KEY (organisation, user_name)
) STRICT;

-- The calendar and the plan of a statement are looked up at each page.
CREATE INDEX release_calendar ON release (organisation, due_at);
CREATE INDEX release_statement ON release (statement);
