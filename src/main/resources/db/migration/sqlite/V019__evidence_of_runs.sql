-- The evidence of an import is one row for each run of contacts of whom it says the same: a million rows that differ in a number
-- only prove nothing more.

ALTER TABLE consent ADD COLUMN through INTEGER CHECK (through > contact);  -- last contact of the run; NULL = only contact
CREATE INDEX consent_run ON consent (through) WHERE through IS NOT NULL;

-- Of use once, when an import is undone, which may as well look through the contacts; paid for with each row of each import.
DROP INDEX contact_import;
