package org.communique.transfer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.audience.Arrival.Outcome;

/** Counts while an import runs. Faults and facts come from the thread that reads, outcomes from the one that writes. */
final class Tally {

    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final List<ImportReport.RowFault> faults = new ArrayList<>();
    private final ErrorFile errors;
    private final AddressNotes notes = new AddressNotes();
    private ImportReport.Facts facts = new ImportReport.Facts("", "", List.of(), List.of());
    private long failed;
    private volatile long read;
    private long rows;
    private long toWrite = -1;

    Tally(Path folder) {
        errors = new ErrorFile(folder);
    }

    AddressNotes notes() {
        return notes;
    }

    void file(Opened opened, Mapping mapping) {
        facts = new ImportReport.Facts(
                opened.encoding(), String.valueOf(opened.separator()), mapping.columns(), mapping.ignored());
        errors.header(mapping.header());
    }

    void fault(Person.Faulty fault) {
        failed++;
        if (faults.size() < ImportReport.LISTED)
            faults.add(new ImportReport.RowFault(fault.row(), fault.field(), fault.message()));
        errors.add(fault);
    }

    void count(Map<Outcome, Long> some) {
        some.forEach((outcome, rows) -> outcomes.merge(outcome, rows, Long::sum));
    }

    void read(long bytes) {
        read = bytes;
    }

    void row() {
        rows++;
    }

    /** @param people of whom something is to be written */
    void toWrite(long people) {
        toWrite = people;
    }

    /** How far the import is, in bytes of the file: reading them is a quarter of the work. */
    long bytesDone() {
        long written = outcomes.values().stream().mapToLong(it -> it).sum();
        if (toWrite < 0) return read / 4;
        return toWrite == written ? read : read / 4 + (long) (read * 0.75 * written / toWrite);
    }

    long rowsRead() {
        return rows;
    }

    Optional<ErrorFile.Written> close() {
        return errors.close();
    }

    ImportReport.Counts counts() {
        return new ImportReport.Counts(
                of(Outcome.ADDED),
                of(Outcome.JOINED),
                of(Outcome.CHANGED),
                of(Outcome.THERE),
                of(Outcome.UNSUBSCRIBED),
                of(Outcome.SUPPRESSED),
                of(Outcome.NOTED_LEFT),
                of(Outcome.NOTED_SUPPRESSED));
    }

    ImportReport report(long number, String errorFile) {
        return new ImportReport(number, counts(), failed, faults, notes.report(), facts, errorFile);
    }

    private long of(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }
}
