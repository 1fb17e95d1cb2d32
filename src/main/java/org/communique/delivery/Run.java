package org.communique.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The load of one channel while it has work: claims come in from the ledger, parcels go out to the channel, outcomes come back.
 * A claim is in exactly one place: waiting, under way, settled or given back.
 */
final class Run implements Load {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition parcels = lock.newCondition();
    private final Condition outcomes = lock.newCondition();
    private final ArrayDeque<Claim> waiting = new ArrayDeque<>();
    private final Map<Long, Claim> underWay = new HashMap<>();
    private final Map<Long, Caution> cautions = new HashMap<>();
    private final Set<Long> halted = new HashSet<>();
    private List<Settlement> settled = new ArrayList<>();
    private List<Claim> back = new ArrayList<>();
    private Optional<Rest> rest = Optional.empty();
    private Optional<String> halt = Optional.empty();
    private boolean ended;

    private final Function<Claim, Optional<Parcel>> pack;

    /** @param pack makes the parcel of a claim; empty if the contact left in the meantime and has been excluded */
    Run(Function<Claim, Optional<Parcel>> pack) {
        this.pack = pack;
    }

    @Override
    public Optional<Parcel> poll() {
        for (var claim = next(); claim.isPresent(); claim = next()) {
            var parcel = packed(claim.get());
            if (parcel.isPresent()) return parcel;
        }
        return Optional.empty();
    }

    @Override
    public boolean await(Duration longest) {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (first().isEmpty() && !over() && left > 0) left = parcels.awaitNanos(left);
            return first().isPresent();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean ended() {
        lock.lock();
        try {
            return over();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void rest(Instant until, String reason) {
        lock.lock();
        try {
            if (rest.isEmpty()) rest = Optional.of(new Rest(until, reason));
            giveBackWaiting();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void halt(String reason) {
        lock.lock();
        try {
            halt = Optional.of(reason);
            waiting.forEach(it -> caution(it.lane().dispatch()).halt(reason));
            giveBackWaiting();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void settle(Parcel parcel, Outcome outcome) {
        lock.lock();
        try {
            var claim = underWay.remove(parcel.delivery());
            if (claim == null)
                throw new IllegalArgumentException("delivery " + parcel.delivery() + " is not under way");
            settled.add(new Settlement(claim.delivery(), outcome, claim.lane().provider()));
            caution(claim.lane().dispatch()).learn(outcome);
            parcels.signal();
            outcomes.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Adds claims; they are handed out in this order. */
    void offer(Collection<Claim> claims) {
        lock.lock();
        try {
            if (resting()) back.addAll(claims);
            else waiting.addAll(claims);
            parcels.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Stops handing out deliveries of all dispatches but these: what waits is given back. */
    void allowOnly(Collection<Long> dispatches) {
        lock.lock();
        try {
            cautions.entrySet()
                    .removeIf(it ->
                            !dispatches.contains(it.getKey()) && it.getValue().isIdle());
            halted.retainAll(dispatches);
            for (var claims = waiting.iterator(); claims.hasNext(); ) {
                var claim = claims.next();
                if (dispatches.contains(claim.lane().dispatch())
                        && !halted.contains(claim.lane().dispatch())) continue;
                claims.remove();
                back.add(claim);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until outcomes have come in, a while longer so that more of them share a commit; at most 100 ms in all. */
    void awaitOutcomes(int enough) {
        lock.lock();
        try {
            if (settled.isEmpty() && back.isEmpty()) outcomes.await(100, TimeUnit.MILLISECONDS);
            long patience = TimeUnit.MILLISECONDS.toNanos(4);
            while (patience > 0 && settled.size() < enough && !underWay.isEmpty())
                patience = outcomes.awaitNanos(patience);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** The outcomes and the claims given back since the last call. */
    Turn turn() {
        lock.lock();
        try {
            var turn = new Turn(settled, back, reasons(), rest);
            settled = new ArrayList<>();
            back = new ArrayList<>();
            return turn;
        } finally {
            lock.unlock();
        }
    }

    /** How many claims wait or are under way, for each provider. */
    Map<String, Integer> held() {
        lock.lock();
        try {
            var held = new HashMap<String, Integer>();
            waiting.forEach(it -> held.merge(it.lane().provider(), 1, Integer::sum));
            underWay.values().forEach(it -> held.merge(it.lane().provider(), 1, Integer::sum));
            return held;
        } finally {
            lock.unlock();
        }
    }

    /** Why and until when the channel rests; empty while it carries. */
    Optional<Rest> rested() {
        lock.lock();
        try {
            return rest;
        } finally {
            lock.unlock();
        }
    }

    /** True once the channel has said that it cannot go on. */
    boolean isOver() {
        lock.lock();
        try {
            return resting();
        } finally {
            lock.unlock();
        }
    }

    /** True if no claim waits or is under way and no outcome waits to be written. */
    boolean isIdle() {
        lock.lock();
        try {
            return waiting.isEmpty() && underWay.isEmpty() && settled.isEmpty() && back.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more will come. */
    void end() {
        lock.lock();
        try {
            ended = true;
            parcels.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** After the channel broke: what it took without an outcome is in doubt, what waits is given back. */
    void abandon(Outcome.Uncertain doubt) {
        lock.lock();
        try {
            underWay.values()
                    .forEach(it -> settled.add(
                            new Settlement(it.delivery(), doubt, it.lane().provider())));
            underWay.clear();
            giveBackWaiting();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Claim> next() {
        lock.lock();
        try {
            var claim = first();
            claim.ifPresent(it -> {
                waiting.poll();
                underWay.put(it.delivery().id(), it);
                caution(it.lane().dispatch()).handedOut();
            });
            return claim;
        } finally {
            lock.unlock();
        }
    }

    /** The first claim whose dispatch may go on; those of a halted one are given back. */
    private Optional<Claim> first() {
        for (var claim = waiting.peek(); claim != null; claim = waiting.peek()) {
            var caution = caution(claim.lane().dispatch());
            if (caution.halted().isEmpty()) return caution.mayHandOut() ? Optional.of(claim) : Optional.empty();
            halted.add(claim.lane().dispatch());
            back.add(waiting.poll());
            outcomes.signal();
        }
        return Optional.empty();
    }

    private Optional<Parcel> packed(Claim claim) {
        try {
            var parcel = pack.apply(claim);
            if (parcel.isEmpty()) forget(claim);
            return parcel;
        } catch (RuntimeException broken) {
            lock.lock();
            try {
                underWay.remove(claim.delivery().id());
                back.add(claim);
            } finally {
                lock.unlock();
            }
            throw broken;
        }
    }

    private void forget(Claim claim) {
        lock.lock();
        try {
            underWay.remove(claim.delivery().id());
            caution(claim.lane().dispatch()).takenBack();
            outcomes.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Called under the lock, by a channel that cannot go on. */
    private void giveBackWaiting() {
        back.addAll(waiting);
        waiting.clear();
        parcels.signalAll();
        outcomes.signal();
    }

    private boolean over() {
        return (ended || resting()) && waiting.isEmpty();
    }

    private boolean resting() {
        return rest.isPresent() || halt.isPresent();
    }

    private Caution caution(long dispatch) {
        return cautions.computeIfAbsent(dispatch, it -> new Caution());
    }

    private Map<Long, String> reasons() {
        var reasons = new HashMap<Long, String>();
        cautions.forEach((dispatch, it) -> it.halted().ifPresent(why -> reasons.put(dispatch, why)));
        return reasons;
    }

    /** The channel carries nothing before an instant. */
    record Rest(Instant until, String reason) {}

    /**
     * What the ledger is to write down.
     *
     * @param halts dispatches that must pause, with the reason
     */
    record Turn(List<Settlement> settled, List<Claim> back, Map<Long, String> halts, Optional<Rest> rest) {

        boolean isEmpty() {
            return settled.isEmpty() && back.isEmpty();
        }
    }
}
