-- How far a release is, without counting its recipients again each time somebody looks.

-- How many deliveries a dispatch owes through each list: written by the freeze, which knows it anyway.
CREATE TABLE dispatch_list (
    dispatch INTEGER NOT NULL REFERENCES dispatch,
    list     INTEGER NOT NULL,                  -- 0 = the public
    rank     INTEGER NOT NULL,                  -- as in delivery
    owed     INTEGER NOT NULL,
    owed_at  INTEGER NOT NULL,                  -- what is due later has been tried and was put off
    PRIMARY KEY (dispatch, list)
) STRICT, WITHOUT ROWID;
INSERT INTO dispatch_list (dispatch, list, rank, owed, owed_at)
SELECT dispatch, list, min(rank), count(*), min(due_at) FROM delivery GROUP BY dispatch, list;

-- What has settled since the last look, from the index alone. Rows come in the order of time.
CREATE INDEX delivery_settled ON delivery (dispatch, settled_at, list, state) WHERE settled_at IS NOT NULL;

-- The few that go out now.
CREATE INDEX dispatch_open ON dispatch (release) WHERE state IN ('preparing', 'submitting');
CREATE INDEX release_going_out ON release (id) WHERE state = 'releasing';
