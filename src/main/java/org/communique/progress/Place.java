package org.communique.progress;

import java.time.Instant;
import org.communique.release.ReleaseState;
import org.communique.statement.Kind;

/**
 * Where a statement stands on the board.
 *
 * @param release 0 = none
 * @param due     when it goes out, or went; the epoch if there is no release
 * @param since   when it came there
 */
record Place(long release, long statement, String key, Kind kind, ReleaseState state, Instant due, Instant since) {}
