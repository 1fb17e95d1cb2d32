package org.communique.audience;

import java.util.List;

/**
 * What an import did, or in a dry run would do. Every row of the file is in exactly one of the counts.
 *
 * @param added        rows that began a subscription
 * @param alreadyThere rows whose contact was on the list before, or earlier in the file
 * @param unsubscribed rows kept out because the person has left the list
 * @param suppressed   rows kept out because we must not write to the address
 * @param failed       rows that could not be read
 * @param faults       what to mend, by line; the first {@value #LISTED} of them
 * @param ignored      columns nobody asked for
 */
public record ImportReport(
        long added,
        long alreadyThere,
        long unsubscribed,
        long suppressed,
        long failed,
        List<RowFault> faults,
        List<String> ignored) {

    /** Faults listed at most; all are counted. */
    public static final int LISTED = 1000;

    public ImportReport {
        faults = List.copyOf(faults);
        ignored = List.copyOf(ignored);
    }

    /** Rows that were not taken for the person's own sake. */
    public long keptOut() {
        return unsubscribed + suppressed;
    }

    /**
     * One row that could not be taken. It names no address.
     *
     * @param line line in the file where the row begins, as an editor counts, from 1
     */
    public record RowFault(long line, String field, String message) {}
}
