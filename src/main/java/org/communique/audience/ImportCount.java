package org.communique.audience;

import java.util.ArrayList;
import java.util.List;

/** Counts while an import runs. */
final class ImportCount {

    long added;
    long alreadyThere;
    long unsubscribed;
    long suppressed;

    private long failed;
    private final List<ImportReport.RowFault> faults = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();

    void fault(long line, String field, String message) {
        failed++;
        if (faults.size() < ImportReport.LISTED) faults.add(new ImportReport.RowFault(line, field, message));
    }

    void ignore(String column) {
        ignored.add(column);
    }

    ImportReport report() {
        return new ImportReport(added, alreadyThere, unsubscribed, suppressed, failed, faults, ignored);
    }
}
