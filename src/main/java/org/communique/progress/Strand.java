package org.communique.progress;

import org.communique.statement.Localized;

/**
 * What one dispatch owes through one list, counted.
 *
 * @param list     0 = the public
 * @param names    of the list; empty words for the public
 * @param rank     1 press, 2 members, 3 public: the order in which lists are served
 * @param owed     deliveries when the audience was frozen
 * @param deferred tried and put off, to be tried again
 */
public record Strand(long list, Localized names, int rank, long owed, long accepted, long rejected, long deferred) {

    Strand counted(long taken, long refused, long putOff) {
        return new Strand(list, names, rank, owed, taken, refused, putOff);
    }

    /** Deliveries of which nothing more is to be expected. */
    public long settled() {
        return accepted + rejected;
    }

    /** Those that wait for their turn or for another attempt; or have left, which shows at the end. */
    public long open() {
        return Math.max(0, owed - settled());
    }
}
