package org.communique.delivery;

import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes outcomes that are ready at the same time in one commit. {@link #settle} returns when the caller's own outcome
 * is durable, so that at a crash only the attempts under way are uncertain.
 */
final class GroupCommit {

    private final Deliveries deliveries;
    private final ConcurrentLinkedQueue<Entry> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    GroupCommit(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    void settle(Settlement settlement) {
        var mine = new Entry(settlement);
        waiting.add(mine);
        writing.lock();
        try {
            if (!mine.taken) writeWaiting();
        } finally {
            writing.unlock();
        }
        if (!mine.durable) throw new IllegalStateException("the outcome could not be written down");
    }

    private void writeWaiting() {
        var batch = new ArrayList<Entry>();
        for (var entry = waiting.poll(); entry != null; entry = waiting.poll()) batch.add(entry);
        batch.forEach(entry -> entry.taken = true);
        deliveries.settle(batch.stream().map(entry -> entry.settlement).toList());
        batch.forEach(entry -> entry.durable = true);
    }

    /** Flags are written and read under the lock, and by the owner after it. */
    private static final class Entry {
        private final Settlement settlement;
        private volatile boolean taken;
        private volatile boolean durable;

        Entry(Settlement settlement) {
            this.settlement = settlement;
        }
    }
}
