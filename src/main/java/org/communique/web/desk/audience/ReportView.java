package org.communique.web.desk.audience;

import java.util.List;
import java.util.stream.Stream;
import org.communique.transfer.ImportReport;

/**
 * What an import did or would do, in numbers.
 *
 * @param added  people who would be, or are, new on the lists
 * @param faults the first of the rows that cannot be taken
 * @param errors whether there is a file of them all
 */
record ReportView(
        String added, List<Line> lines, String failed, List<ImportReport.RowFault> faults, boolean errors, String how) {

    private static final int FAULTS = 15;

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
                report.faults().stream().limit(FAULTS).toList(),
                !report.errors().isEmpty(),
                file == null ? "" : file.encoding());
    }

    private static Line line(Words words, String key, long many) {
        return new Line(words.of("desk.imports.count-" + key), words.number(many));
    }
}
