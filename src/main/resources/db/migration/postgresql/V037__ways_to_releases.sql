-- the calendar asks for advance copies by time, the board for words that nobody has pinned yet
CREATE INDEX release_advance ON release (organisation, advance_at) WHERE advance_at IS NOT NULL;
CREATE INDEX release_revision_revision ON release_revision (revision);
-- what is ahead of an organisation, among all that it ever released
CREATE INDEX release_ahead ON release (organisation) WHERE state IN ('draft', 'approved', 'scheduled', 'held');
