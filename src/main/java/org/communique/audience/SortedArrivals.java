package org.communique.audience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.communique.vault.Scratch;

/**
 * Puts the people of a file in the order of their blind indexes, in constant memory: some ten thousand at a time are sorted and
 * written to a scratch file, and in the end all of these runs are merged. So an address that comes twice stands beside itself, and
 * the tree of blind indexes is walked once for the whole import.
 */
final class SortedArrivals implements AutoCloseable {

    private static final int RUN_PEOPLE = 1 << 18;
    private static final int BATCH_BYTES = 4 << 20;

    /** Bytes for all runs when they are merged, and for each at least and at most. */
    private static final int MERGING = 4 << 20;

    private static final int LEAST = 4 << 10;
    private static final int MOST = 64 << 10;

    /** Bytes of a run, as a rule. */
    static final int RUN = (4 << 20) - MOST;

    private final Path folder;
    private final int runBytes;
    private PackedArrivals run = new PackedArrivals(1024, MOST);
    private final List<SortedRun> runs = new ArrayList<>();
    private final PriorityQueue<SortedRun> heads = new PriorityQueue<>();
    private Scratch scratch;
    private long people;

    /** @param folder for the scratch file, which is needed for more than one run */
    SortedArrivals(Path folder, int runBytes) {
        this.runBytes = runBytes;
        this.folder = folder;
    }

    void add(Arrival person, byte[] blind, byte[] domain) {
        run.add(person, blind, domain);
        people++;
        if (run.length() >= runBytes || run.size() == RUN_PEOPLE) spill();
    }

    /** How many have been added, each time somebody is named. */
    long people() {
        return people;
    }

    /** No more will be added. */
    void sort() {
        if (runs.isEmpty()) runs.add(new SortedRun(sorted()));
        else {
            spill();
            int each = Math.max(LEAST, Math.min(MOST, MERGING / runs.size()));
            runs.forEach(it -> it.reading(each));
        }
        run = new PackedArrivals(0, 0);
        runs.forEach(this::advance);
        runs.clear();
    }

    /** The next of them, each address once: of what a file says twice the first counts, and the strictest standing. */
    ArrivalBatch next(int most) {
        var next = new PackedArrivals((int) Math.min(most, people), MOST);
        int again = 0;
        while (!heads.isEmpty()) {
            int last = next.size() - 1;
            boolean same = last >= 0 && heads.peek().names(next, last);
            if (!same && (next.size() == most || next.length() >= BATCH_BYTES)) break;
            var head = heads.poll();
            if (same) head.restrict(next, last);
            else head.copyTo(next);
            if (same) again++;
            advance(head);
        }
        return new ArrivalBatch(next, again);
    }

    @Override
    public void close() {
        try {
            if (scratch != null) scratch.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void advance(SortedRun head) {
        try {
            if (head.next()) heads.add(head);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private byte[] sorted() {
        var rows = new PackedArrivals(run.size(), run.length());
        for (int i : run.order()) rows.add(run.bytes, run.begin(i), run.length(i));
        return rows.bytes;
    }

    private void spill() {
        try {
            if (scratch == null) scratch = new Scratch(folder);
            long begin = scratch.size();
            var some = new PackedArrivals(1024, MOST);
            for (int i : run.order()) {
                if (some.length() + run.length(i) > MOST) flush(some);
                some.add(run.bytes, run.begin(i), run.length(i));
            }
            flush(some);
            run.clear();
            runs.add(new SortedRun(runs.size(), scratch, begin, scratch.size()));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void flush(PackedArrivals some) throws IOException {
        scratch.add(some.bytes, 0, some.length());
        some.clear();
    }

    private static UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("the people of the file cannot be sorted: is the disk full?", e);
    }
}
