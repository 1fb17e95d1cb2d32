package org.communique.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;

/**
 * The load of one channel while it has work: claims come in from the ledger, parcels go out to the channel, outcomes come back.
 * A claim is in exactly one place: waiting, under way, settled or given back.
 */
final class Run implements Load {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition parcels = lock.newCondition();
    private final Condition outcomes = lock.newCondition();
    private final ArrayDeque<Claim> waiting = new ArrayDeque<>();
    private final Map<Long, Claim> underWay = new HashMap<>();
    private final Cautions cautions = new Cautions();
    private final Function<Claim, Optional<Parcel>> pack;
    private List<Settlement> settled = new ArrayList<>();
    private List<Claim> back = new ArrayList<>();
    private Optional<Turn.Rest> rest = Optional.empty();
    private boolean ended;
    private boolean over;

    /** @param pack makes the parcel of a claim; empty if the contact left in the meantime and has been excluded */
    Run(Function<Claim, Optional<Parcel>> pack) {
        this.pack = pack;
    }

    @Override
    public boolean await(Duration longest) {
        return locked(() -> {
            long left = longest.toNanos();
            while (first().isEmpty() && !exhausted() && left > 0) left = nap(parcels, left);
            return first().isPresent();
        });
    }

    @Override
    public boolean ended() {
        return locked(this::exhausted);
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
    public void settle(Parcel parcel, Outcome outcome) {
        locked(() -> {
            var claim = underWay.remove(parcel.delivery());
            if (claim == null)
                throw new IllegalArgumentException("delivery " + parcel.delivery() + " is not under way");
            settled.add(new Settlement(claim.delivery(), outcome, claim.lane().provider()));
            boolean heldBack = !cautions.of(claim).mayHandOut();
            cautions.of(claim).learn(outcome);
            if (heldBack) parcels.signalAll();
            outcomes.signal();
            return claim;
        });
    }

    @Override
    public void rest(Instant until, String reason) {
        locked(() -> {
            if (rest.isEmpty()) rest = Optional.of(new Turn.Rest(until, reason));
            return giveBackWaiting();
        });
    }

    @Override
    public void halt(String reason) {
        locked(() -> {
            waiting.forEach(it -> cautions.of(it).halt(reason));
            return giveBackWaiting();
        });
    }

    /** Adds claims; they are handed out in this order. */
    void offer(Collection<Claim> claims) {
        locked(() -> {
            parcels.signalAll();
            return (over ? back : waiting).addAll(claims);
        });
    }

    /** Stops handing out deliveries of all dispatches but these: what waits is given back. */
    void allowOnly(Collection<Long> dispatches) {
        locked(() -> {
            cautions.keepOnly(dispatches);
            return waiting.removeIf(it -> !dispatches.contains(it.lane().dispatch()) && back.add(it));
        });
    }

    /** Waits until outcomes have come in, and a little longer so that more of them share a commit. */
    void awaitOutcomes(int enough) {
        locked(() -> {
            if (settled.isEmpty() && back.isEmpty()) nap(outcomes, LOOK_NANOS);
            long left = GATHER_NANOS;
            while (left > 0 && settled.size() < enough && !underWay.isEmpty()) left = nap(outcomes, left);
            return left;
        });
    }

    /** What has come in since the last call. */
    Turn turn() {
        return locked(() -> {
            var turn = new Turn(settled, back, cautions.halts(), rest);
            settled = new ArrayList<>();
            back = new ArrayList<>();
            return turn;
        });
    }

    /** How many claims the ledger has under way, for each provider: those whose outcome waits to be written are among them. */
    Map<String, Integer> held() {
        return locked(() -> {
            var held = new HashMap<String, Integer>();
            waiting.forEach(it -> held.merge(it.lane().provider(), 1, Integer::sum));
            underWay.values().forEach(it -> held.merge(it.lane().provider(), 1, Integer::sum));
            back.forEach(it -> held.merge(it.lane().provider(), 1, Integer::sum));
            settled.forEach(it -> held.merge(it.provider(), 1, Integer::sum));
            return held;
        });
    }

    /** True if no claim waits or is under way and no outcome waits to be written. */
    boolean isIdle() {
        return locked(() -> waiting.isEmpty() && underWay.isEmpty() && settled.isEmpty() && back.isEmpty());
    }

    /** True once the channel has said that it cannot go on. */
    boolean isOver() {
        return locked(() -> over);
    }

    /** Until when the channel rests, if it said so. */
    Optional<Instant> restingUntil() {
        return locked(() -> rest.map(Turn.Rest::until));
    }

    /** What waits is given back, and so is what may still be offered. */
    void handOutNoMore() {
        locked(this::giveBackWaiting);
    }

    /** Nothing more will come. */
    void end() {
        locked(() -> {
            ended = true;
            parcels.signalAll();
            return ended;
        });
    }

    /** After the channel has ended: what it took without an outcome is in doubt, what waits is given back. */
    void abandon(Outcome.Uncertain doubt) {
        locked(() -> {
            for (var it : underWay.values())
                settled.add(new Settlement(it.delivery(), doubt, it.lane().provider()));
            underWay.clear();
            return giveBackWaiting();
        });
    }

    private Optional<Claim> next() {
        return locked(() -> {
            var claim = first();
            claim.ifPresent(it -> {
                waiting.poll();
                underWay.put(it.delivery().id(), it);
                cautions.of(it).handedOut();
            });
            return claim;
        });
    }

    /** The first claim whose dispatch may go on; those of a halted one are given back. Called under the lock. */
    private Optional<Claim> first() {
        for (var claim = waiting.peek(); claim != null; claim = waiting.peek()) {
            var caution = cautions.of(claim);
            if (caution.halted().isEmpty()) return caution.mayHandOut() ? Optional.of(claim) : Optional.empty();
            back.add(waiting.poll());
            outcomes.signal();
        }
        return Optional.empty();
    }

    /** A claim whose parcel cannot be made waits for its next attempt, so that it stands in nobody's way. */
    private Optional<Parcel> packed(Claim claim) {
        try {
            var parcel = pack.apply(claim);
            if (parcel.isEmpty()) drop(claim, Optional.empty(), Optional.empty());
            return parcel;
        } catch (DataAccessException storeBroken) {
            drop(claim, Optional.of(claim), Optional.empty());
            throw storeBroken;
        } catch (RuntimeException cannotBeMade) {
            var why = "the parcel cannot be made: " + cannotBeMade.getClass().getSimpleName();
            var later = new Outcome.Deferred(why, Instant.EPOCH);
            drop(
                    claim,
                    Optional.empty(),
                    Optional.of(
                            new Settlement(claim.delivery(), later, claim.lane().provider())));
            return Optional.empty();
        }
    }

    /** A claim that is under way no more without having been carried. */
    private void drop(Claim claim, Optional<Claim> givenBack, Optional<Settlement> outcome) {
        locked(() -> {
            underWay.remove(claim.delivery().id());
            cautions.of(claim).takenBack();
            givenBack.ifPresent(back::add);
            outcome.ifPresent(settled::add);
            outcomes.signal();
            return claim;
        });
    }

    private boolean giveBackWaiting() {
        over = true;
        back.addAll(waiting);
        waiting.clear();
        parcels.signalAll();
        outcomes.signal();
        return over;
    }

    private boolean exhausted() {
        return (ended || over) && waiting.isEmpty();
    }

    /** Waits on a condition of the lock; returns the time left, 0 or less when it is over. */
    private static long nap(Condition condition, long nanos) {
        try {
            return condition.awaitNanos(nanos);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }
}
