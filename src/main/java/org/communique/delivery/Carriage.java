package org.communique.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One run of one channel, from the first claim to the last outcome. This thread keeps the ledger while the channel's own threads
 * carry: in one commit it writes the outcomes that came in and claims what goes out next, so that {@code submitting} is durable
 * before an attempt begins and an outcome soon after its reply. If the process dies, what it held is in doubt
 * ({@link Deliveries#recover}), never more than {@link Outbox.Bounds#inFlight}.
 */
final class Carriage {

    private static final Logger LOG = LoggerFactory.getLogger(Carriage.class);

    /** Claimed ahead at least, and times what the last commit wrote: a slow relay holds little, a fast one never waits. */
    private static final int AHEAD = 64;

    private static final int TIMES = 4;

    private final Outbox.Rooms rooms;
    private final Channel channel;
    private final Outbox.Bounds bounds;
    private final Run run;
    private final Pacing pacing;
    private final Portions portions;
    private final Retries retries;
    private final Halts halts;
    private final Alerts alerts;
    private final AtomicReference<RuntimeException> broken = new AtomicReference<>();
    private volatile boolean stopping;
    private volatile boolean lost;
    private boolean alarmed;

    /** The turn whose commit failed, or is under way; written once more at the end, which is harmless if it had not failed. */
    private Optional<Turn> unwritten = Optional.empty();

    private volatile Thread keeper = Thread.currentThread();
    private int ahead = AHEAD;

    Carriage(Outbox.Rooms rooms, Packer packer, Channel channel, Outbox.Bounds bounds, Clock clock) {
        this.rooms = rooms;
        this.channel = channel;
        this.bounds = bounds;
        this.run = new Run(packer::pack);
        this.pacing = new Pacing(bounds.providers(), clock);
        this.portions = new Portions(rooms.deliveries().claims(), pacing, channel.name(), clock);
        this.retries = new Retries(rooms.consignments(), bounds.backoff(), clock);
        this.halts = new Halts(rooms.store(), clock);
        this.alerts = new Alerts(rooms.store(), clock);
    }

    /** {@link #carry} on a thread of its own; {@code after} is called at its end. */
    void start(Runnable after) {
        keeper = new Thread(
                () -> {
                    try {
                        carry();
                    } catch (RuntimeException failed) {
                        LOG.error("delivery.failed channel={}", channel.name(), failed);
                    } finally {
                        after.run();
                    }
                },
                "ledger-" + channel.name());
        keeper.start();
    }

    /** Returns when nothing is due any more. If the channel breaks instead of answering, so does this, with all written down. */
    void carry() {
        var carrier = new Thread(this::carryAlong, "carrier-" + channel.name());
        try {
            keep(carrier);
        } catch (RuntimeException ledgerBroken) {
            run.handOutNoMore();
            lost = true; // a commit may have failed after its effect: then claims are in the table that nobody knows of
            throw ledgerBroken;
        } finally {
            run.end();
            join(carrier);
            lost |= !lastWords();
        }
        if (broken.get() != null) throw broken.get();
    }

    private void keep(Thread carrier) {
        while (true) {
            var turn = run.turn();
            unwritten = Optional.of(turn);
            var claimed = rooms.store().write(db -> step(db, turn));
            unwritten = Optional.empty();
            if (!claimed.isEmpty() && carrier.getState() == Thread.State.NEW) carrier.start();
            run.offer(claimed);
            if (claimed.isEmpty() && turn.isEmpty() && run.isIdle()) break;
            run.awaitOutcomes(ahead / TIMES);
        }
    }

    /** What the ledger was not told when it broke, and what came in after; false if rows stay behind that nobody works on. */
    private boolean lastWords() {
        var turns = Stream.concat(unwritten.stream(), Stream.of(run.turn()))
                .filter(it -> !it.isEmpty())
                .toList();
        if (turns.isEmpty()) return true;
        try {
            rooms.store().run(db -> turns.forEach(it -> write(db, it)));
            return true;
        } catch (RuntimeException stillBroken) {
            LOG.error(
                    "delivery.unwritten channel={} outcomes={}",
                    channel.name(),
                    turns.stream().mapToInt(it -> it.settled().size()).sum());
            return false;
        }
    }

    /** True if rows stayed {@code submitting} because the ledger could not be written: they are in doubt. */
    boolean lost() {
        return lost;
    }

    /** Carries all that one dispatch owes, due or not. */
    void carryAll(Dispatch dispatch) {
        run.offer(rooms.store().write(db -> portions.all(db, dispatch.id())));
        run.end();
        carryAlong();
        var turn = run.turn();
        rooms.store().run(db -> write(db, turn));
        if (broken.get() != null) throw broken.get();
    }

    /** Until when the channel rests, if it has said that it cannot carry. */
    Optional<Instant> restingUntil() {
        return run.restingUntil();
    }

    /** Claims nothing more and waits for the end of what is under way. */
    void stop() {
        stopping = true;
        join(keeper);
    }

    private void carryAlong() {
        try {
            channel.carry(run);
        } catch (RuntimeException e) {
            broken.set(e);
        } finally {
            run.abandon(retries.doubt(broken.get()));
        }
    }

    private List<Claim> step(JdbcClient db, Turn turn) {
        write(db, turn);
        var lanes = portions.lanes(db);
        run.allowOnly(stopping ? Set.of() : lanes.stream().map(Lane::dispatch).collect(Collectors.toSet()));
        if (stopping || run.isOver() || broken.get() != null) return List.of();
        ahead = Math.max(AHEAD, Math.max(ahead / 2, TIMES * turn.settled().size()));
        return portions.take(db, lanes, run.held(), Math.min(bounds.inFlight(), ahead));
    }

    private void write(JdbcClient db, Turn turn) {
        var settled = new ArrayList<Settlement>(turn.settled().size());
        for (var it : turn.settled()) settled.add(retries.decide(it));
        rooms.deliveries().settle(db, settled);
        rooms.deliveries().giveBack(db, turn.back());
        turn.halts().forEach((dispatch, reason) -> pause(db, dispatch, reason));
        turn.rest().filter(it -> !alarmed).ifPresent(rest -> alerts.raise(db, Alerts.Kind.RELAY, 0, rest.reason()));
        alarmed |= turn.rest().isPresent();
        if (settled.stream().anyMatch(it -> it.outcome() instanceof Outcome.Accepted))
            alerts.clear(db, Alerts.Kind.RELAY, 0);
        for (var it : settled) heed(db, it);
    }

    private void pause(JdbcClient db, long dispatch, String reason) {
        if (halts.pause(db, dispatch, reason)) alerts.raise(db, Alerts.Kind.PAUSED, dispatch, reason);
    }

    /** Does what an answer asks of us beyond its own delivery. */
    private void heed(JdbcClient db, Settlement settlement) {
        var outcome = settlement.outcome();
        if (outcome instanceof Outcome.Deferred it)
            heed(db, settlement, new Answer(it.fault(), it.reason(), it.reaction()));
        if (outcome instanceof Outcome.Rejected it)
            heed(db, settlement, new Answer(it.fault(), it.reason(), it.reaction()));
    }

    private void heed(JdbcClient db, Settlement settlement, Answer answer) {
        answer.reaction().ifPresent(it -> pacing.react(db, settlement.provider(), it));
        if (answer.fault() == Fault.AUTHENTICATION)
            alerts.raise(db, Alerts.Kind.AUTHENTICATION, settlement.delivery().dispatch(), answer.reason());
    }

    private record Answer(Fault fault, String reason, Optional<Reaction> reaction) {}

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
