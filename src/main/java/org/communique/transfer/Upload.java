package org.communique.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.audience.Entry;

/**
 * A file that one of the staff is about to take in. It is hers alone, and gone within a day.
 *
 * @param uid    32 hex digits that nobody can guess
 * @param wishes what she wants of it; empty = not said yet
 * @param report of the dry run, then of the import
 * @param fault  why it ended before the file did; empty if it did not, or nobody knows
 * @param rows   read so far, and bytes of {@code size}
 */
public record Upload(
        String uid,
        long organisation,
        String actor,
        Format format,
        long size,
        State state,
        Optional<Wishes> wishes,
        Optional<ImportReport> report,
        Optional<ImportFault> fault,
        long rows,
        long read,
        Instant made) {

    /** What is happening with it. */
    public enum State {
        /** Nothing yet: columns, lists and grounds are to be named. */
        WAITING,
        /** The dry run waits for its turn or is under way. */
        CHECKING,
        /** What would happen is known. */
        CHECKED,
        /** It waits for its turn or is taken in. */
        RUNNING,
        /** It was taken in; the file is gone. */
        DONE,
        /** It ended before the file did, or nothing has moved for a long time. */
        FAILED,
        /** She wants nothing of it; the file is gone. */
        DISCARDED;

        /** The word in the table. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * As {@link ImportOrder} has them.
     *
     * @param lists slugs
     */
    public record Wishes(
            List<String> lists,
            String basis,
            String source,
            Entry.Known known,
            boolean asked,
            Map<String, String> mapping) {

        public Wishes {
            lists = List.copyOf(lists);
            mapping = Map.copyOf(mapping);
        }

        ImportOrder.Options options(boolean dryRun) {
            return new ImportOrder.Options(dryRun, known, asked, mapping);
        }
    }

    /** Whether something is under way. */
    public boolean busy() {
        return state == State.CHECKING || state == State.RUNNING;
    }

    /** How much of the file has been read, 0 to 100. */
    public int percent() {
        return size == 0 ? 0 : (int) Math.min(100, read * 100 / size);
    }
}
