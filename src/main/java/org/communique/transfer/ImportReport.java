package org.communique.transfer;

import java.util.List;
import java.util.Map;

/**
 * What an import did, or in a dry run would do. Every row of the file below the header is in exactly one of the counts.
 *
 * @param number  of the import, by which it can be undone; 0 = a dry run
 * @param failed  rows that could not be read
 * @param faults  what to mend, by row; the first {@value #LISTED} of them
 * @param errors  name of the file with the rows that failed, in the folder {@code transfer}; empty if none did
 */
public record ImportReport(
        long number, Counts counts, long failed, List<RowFault> faults, Notes notes, Facts file, String errors) {

    /** Faults listed at most; all are counted. */
    public static final int LISTED = 1000;

    public ImportReport {
        faults = List.copyOf(faults);
    }

    /**
     * @param fresh           contacts we did not know
     * @param joined          contacts we knew, new on the list
     * @param changed         on the list before; something was filled in
     * @param there           on the list before, or further up in the file
     * @param unsubscribed    kept out because the person has left the list
     * @param suppressed      kept out because we must not write to the address
     * @param notedLeft       noted as one who has left
     * @param notedSuppressed noted as an address we must not write to
     */
    public record Counts(
            long fresh,
            long joined,
            long changed,
            long there,
            long unsubscribed,
            long suppressed,
            long notedLeft,
            long notedSuppressed) {}

    /** How the file was read. @param columns what each means, in order */
    public record Facts(String encoding, String separator, List<String> columns, List<String> ignored) {}

    /**
     * What somebody should look at; nothing was changed for it.
     *
     * @param counts by kind: {@code typo}, {@code role}, {@code disposable}
     * @param first  some of each
     */
    public record Notes(Map<String, Long> counts, List<Note> first) {}

    /** @param suggestion the domain that may be meant; empty if none. It names no address */
    public record Note(long row, String kind, String suggestion) {}

    /** Rows that began a subscription. */
    public long added() {
        return counts.fresh() + counts.joined();
    }

    public long changed() {
        return counts.changed();
    }

    /** Rows whose contact was on the list before, or earlier in the file. */
    public long alreadyThere() {
        return counts.there();
    }

    public long unsubscribed() {
        return counts.unsubscribed();
    }

    public long suppressed() {
        return counts.suppressed();
    }

    /** Columns nobody asked for. */
    public List<String> ignored() {
        return file.ignored();
    }

    /** Rows that were not taken for the person's own sake. */
    public long keptOut() {
        return unsubscribed() + suppressed();
    }

    /**
     * One row that could not be taken. It names no address.
     *
     * @param row as a spreadsheet counts, from 1
     */
    public record RowFault(long row, String field, String message) {}
}
