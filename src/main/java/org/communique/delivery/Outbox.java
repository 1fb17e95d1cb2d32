package org.communique.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.communique.audience.Contacts;
import org.communique.store.Store;

/** Carries what is owed: one {@link Carriage} for each channel that has work. */
public final class Outbox implements AutoCloseable {

    private final Rooms rooms;
    private final Channels channels;
    private final Bounds bounds;
    private final Clock clock;
    private final Packer packer;
    private final Claims claims;
    private final Endings endings;
    private final Map<String, Carriage> running = new ConcurrentHashMap<>();
    private final Map<String, Instant> resting = new ConcurrentHashMap<>();

    /** The ledger could not be written for a while: rows stayed behind, and are named uncertain once nobody works any more. */
    private volatile boolean suspect;

    private volatile boolean closing;

    /** @param rooms what a delivery stands on */
    public Outbox(Rooms rooms, Channels channels, Bounds bounds, Clock clock) {
        this.rooms = rooms;
        this.channels = channels;
        this.bounds = bounds;
        this.clock = clock;
        this.packer = new Packer(rooms.deliveries(), rooms.consignments(), rooms.contacts(), clock);
        this.claims = rooms.deliveries().claims();
        this.endings = new Endings(rooms.store(), clock);
    }

    /** The rooms a delivery stands on. */
    public record Rooms(
            Store store, Deliveries deliveries, Dispatches dispatches, Consignments consignments, Contacts contacts) {}

    /**
     * How much at once, and for how long.
     *
     * @param inFlight deliveries claimed and not settled, at most; so many may be in doubt after a crash; 1 or more
     */
    public record Bounds(int inFlight, Backoff backoff, Providers providers) {}

    /** Starts carrying for each channel that has something due and is not carrying yet. Named by the delivery route. */
    public void wake() {
        mend();
        for (var channel : channels.toEachContact())
            if (!closing && !running.containsKey(channel) && awake(channel) && claims.due(channel)) start(channel);
    }

    /** Carries all that is due, here and now; returns when nothing is due any more. */
    public void carryDue() {
        mend();
        for (var channel : channels.toEachContact()) carry(carriage(channel));
        endings.write();
    }

    /** Carries what one dispatch owes, whatever its retry time: how the public learns of a release before the mails leave. */
    void carryAll(Dispatch dispatch) {
        try {
            carriage(dispatch.channel()).carryAll(dispatch);
        } catch (RuntimeException failed) {
            suspect = true;
            throw failed;
        }
    }

    /** Stops claiming, lets what is under way end and hands the rest back. */
    @Override
    public synchronized void close() {
        closing = true;
        running.values().forEach(Carriage::stop);
    }

    /** Ends what is over, and names uncertain what stayed behind when the ledger could not be written. */
    private void mend() {
        endings.write();
        if (suspect && running.isEmpty()) {
            rooms.deliveries().recover();
            suspect = false;
        }
    }

    private void carry(Carriage carriage) {
        try {
            carriage.carry();
        } finally {
            suspect |= carriage.lost();
        }
    }

    private synchronized void start(String channel) {
        if (closing) return;
        var carriage = carriage(channel);
        running.put(channel, carriage);
        carriage.start(() -> {
            carriage.restingUntil().ifPresent(until -> resting.put(channel, until));
            suspect |= carriage.lost();
            running.remove(channel);
            endings.write();
        });
    }

    private boolean awake(String channel) {
        return !resting.getOrDefault(channel, Instant.EPOCH).isAfter(clock.instant());
    }

    private Carriage carriage(String channel) {
        return new Carriage(rooms, packer, channels.named(channel), bounds, clock);
    }
}
