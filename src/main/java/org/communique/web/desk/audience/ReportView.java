package org.communique.web.desk.audience;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.transfer.ImportReport;

/**
 * What an import did or would do, in numbers.
 *
 * @param added  people who would be, or are, new on the lists
 * @param faults the first of the rows that cannot be taken
 * @param errors whether there is a file of them all
 */
record ReportView(String added, List<Line> lines, String failed, List<Fault> faults, boolean errors, String how) {

    private static final int FAULTS = 15;

    /** Columns that have words of their own for what stands wrongly in them; all others are fields of the organisation. */
    private static final Set<String> SAID = Set.of(
            "email", "name", "language", "country", "rhythm", "consent-at", "status", "confirmed", "row", "header");

    /** A row that is left out. @param field as the column is named in the file. @param why in the language of the desk */
    record Fault(long row, String field, String why) {

        static Fault of(Words words, ImportReport.RowFault it) {
            return new Fault(
                    it.row(),
                    it.field(),
                    words.of("desk.imports.row-" + (SAID.contains(it.field()) ? it.field() : "field")));
        }
    }

    /** A count and what it counts. */
    record Line(String words, String many) {}

    static ReportView of(Words words, ImportReport report) {
        var counts = report.counts();
        var lines = Stream.of(
                        line(words, "fresh", counts.fresh()),
                        line(words, "joined", counts.joined()),
                        line(words, "changed", counts.changed()),
                        line(words, "there", counts.there()),
                        line(words, "unsubscribed", counts.unsubscribed()),
                        line(words, "suppressed", counts.suppressed()),
                        line(words, "noted-left", counts.notedLeft()),
                        line(words, "noted-suppressed", counts.notedSuppressed()),
                        line(words, "failed", report.failed()))
                .toList();
        var file = report.file();
        return new ReportView(
                words.number(report.added()),
                lines,
                report.failed() == 0 ? "" : words.number(report.failed()),
                report.faults().stream()
                        .limit(FAULTS)
                        .map(it -> Fault.of(words, it))
                        .toList(),
                !report.errors().isEmpty(),
                file == null ? "" : file.encoding());
    }

    private static Line line(Words words, String key, long many) {
        return new Line(words.of("desk.imports.count-" + key), words.number(many));
    }
}
