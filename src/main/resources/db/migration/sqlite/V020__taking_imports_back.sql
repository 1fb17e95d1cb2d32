-- What an import may be taken back from: only what nobody has touched since, and what it alone said.

-- How often the person, or staff, changed the contact by hand; imports do not count.
ALTER TABLE contact ADD COLUMN touched INTEGER NOT NULL DEFAULT 0;

-- What the import wrote, and how often the contact had been touched before. NULL = not known: then it stays.
ALTER TABLE import_change ADD COLUMN language_after TEXT;
ALTER TABLE import_change ADD COLUMN country_after  TEXT;
ALTER TABLE import_change ADD COLUMN rhythm_after   TEXT;
ALTER TABLE import_change ADD COLUMN topics_after   TEXT;       -- JSON array
ALTER TABLE import_change ADD COLUMN touched        INTEGER NOT NULL DEFAULT 0;
CREATE INDEX import_change_contact ON import_change (contact);

-- The import that alone says so; NULL = somebody else says so, or says so too.
ALTER TABLE suppression ADD COLUMN import INTEGER;
CREATE INDEX suppression_import ON suppression (import) WHERE import IS NOT NULL;

-- Whom an import asks to confirm: up to which contact they have been asked. NULL = it asks nobody.
ALTER TABLE import ADD COLUMN asked_through INTEGER;
