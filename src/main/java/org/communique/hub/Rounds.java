package org.communique.hub;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.communique.feed.Feeds;
import org.communique.feed.Prepared;
import org.communique.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The work of the hub, on a thread of its own: it writes down what callbacks answered, many in one transaction, notices changed
 * feeds, and gives what is due to the crews that wait for callbacks.
 */
final class Rounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration SWEEP = Duration.ofMinutes(1);
    private static final Duration NOT_YET = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    private static final Duration ROUND_ENDS = Duration.ofSeconds(10);

    /** Asking callbacks must not hold up pushes, nor the other way round. */
    private static final int ASKING = 16;

    private final Parts parts;
    private final Clock clock;
    private final Crew asking = new Crew("hub-ask", ASKING);
    private final Crew pushing;
    private final ScheduledThreadPoolExecutor thread;
    private final AtomicBoolean called = new AtomicBoolean();
    private final ConcurrentLinkedQueue<Settlement> settlements = new ConcurrentLinkedQueue<>();
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();
    private long seen = -1;
    private long sweptAt;

    /** What the rounds work with. */
    record Parts(
            Store store,
            Feeds feeds,
            Requests requests,
            Subscribers subscribers,
            Pushes pushes,
            Calls calls,
            Counts counts) {}

    /** Writes down what a callback answered; what it is counted as once that is committed. */
    private interface Settlement {
        Optional<Count> in(JdbcClient db);
    }

    Rounds(Parts parts, int connections, Clock clock) {
        this.parts = parts;
        this.clock = clock;
        pushing = new Crew("hub-push", connections);
        thread = new ScheduledThreadPoolExecutor(1, work -> {
            var made = new Thread(work, "hub");
            made.setDaemon(true);
            return made;
        });
    }

    void start() {
        thread.scheduleWithFixedDelay(this::round, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A round soon; several calls before it begins are one. */
    void wake() {
        if (!called.compareAndSet(false, true)) return;
        try {
            thread.execute(this::round);
        } catch (RejectedExecutionException closed) {
            // what is left undone is in the tables
        }
    }

    /** The edge where trouble with the database ends: it is said without its text, and the next round tries again. */
    private void round() {
        called.set(false);
        try {
            settle();
            noticeChanges();
            sweep();
            for (var request : parts.requests().claim(asking.free())) ask(request);
            for (var push : parts.pushes().claim(pushing.free())) push(push);
        } catch (RuntimeException trouble) {
            LOG.warn("hub.trouble kind={}", trouble.getClass().getSimpleName());
        }
    }

    private void settle() {
        var all = new ArrayList<Settlement>();
        for (var next = settlements.poll(); next != null; next = settlements.poll()) all.add(next);
        if (all.isEmpty()) return;
        try {
            var counts = parts.store().write(db -> {
                Requests.alone(parts.store(), db);
                return all.stream().flatMap(it -> it.in(db).stream()).toList();
            });
            counts.forEach(it -> parts.counts().add(it, 1));
        } catch (RuntimeException trouble) {
            settlements.addAll(all);
            throw trouble;
        }
    }

    /** Compares each subscribed topic with its version queued last. Costs nothing while the snapshot is the same. */
    private void noticeChanges() {
        long generation = parts.feeds().generation(); // before the feeds: what is newer is noticed next time
        if (generation == seen) return;
        int pushes = 0;
        for (var topic : parts.pushes().topics()) {
            var feed = parts.feeds().get(topic.path());
            if (feed.isEmpty())
                parts.counts().add(Count.DENIED, parts.subscribers().deny(topic.path()));
            else if (generation > topic.generation() && !feed.get().etag().equals(topic.etag()))
                pushes += parts.pushes().queue(topic, feed.get().etag(), generation);
        }
        seen = generation;
        if (pushes > 0) LOG.info("hub.queued pushes={}", pushes);
    }

    private void sweep() {
        if (clock.millis() < sweptAt + SWEEP.toMillis()) return;
        parts.counts().add(Count.EXPIRED, parts.subscribers().expire());
        sweptAt = clock.millis();
    }

    private void ask(Requests.Request request) {
        asking.give(() -> settlements.add(request.mode() == Mode.DENIED ? told(request) : asked(request)), this::wake);
    }

    private Settlement told(Requests.Request request) {
        request.callback().ifPresent(it -> parts.calls().deny(request, it, "this hub does not serve it"));
        return db -> {
            parts.requests().end(db, request);
            return Optional.empty();
        };
    }

    private Settlement asked(Requests.Request request) {
        boolean confirmed = request.callback()
                .filter(it -> parts.calls().confirms(request, it))
                .isPresent();
        LOG.info(
                "hub.asked request={} mode={} confirmed={}",
                request.id(),
                request.mode().code(),
                confirmed);
        return db -> {
            if (!confirmed || fulfil(db, request)) parts.requests().end(db, request);
            return Optional.of(confirmed ? Count.CONFIRMED : Count.UNCONFIRMED);
        };
    }

    /** @return false if that is not possible any more, which the callback will be told */
    private boolean fulfil(JdbcClient db, Requests.Request request) {
        if (request.mode() == Mode.UNSUBSCRIBE) {
            parts.subscribers().unsubscribe(db, request.id());
            return true;
        }
        long generation = parts.feeds().generation(); // before the feed: what is newer is noticed next time
        var feed = parts.feeds().get(request.topic());
        if (feed.isEmpty() || parts.requests().tooMany(db, request)) {
            parts.requests().deny(db, request);
            return false;
        }
        parts.subscribers().confirm(db, request.id(), request.lease());
        parts.pushes().begin(db, request, feed.get(), generation);
        return true;
    }

    private void push(Pushes.Push push) {
        var feed = parts.feeds().get(push.topic()).filter(it -> it.etag().equals(push.etag()));
        // another process is ahead of our feeds, or an older version is still on its way to the same callback
        if (feed.isEmpty() || !underWay.add(push.subscription())) {
            settlements.add(db -> {
                parts.pushes().postponed(db, push, NOT_YET);
                return Optional.empty();
            });
            return;
        }
        pushing.give(
                () -> {
                    var reply = called(push, feed.get());
                    settlements.add(db -> settle(db, push, reply));
                },
                this::wake);
    }

    /** It is under way until the callback has answered, not until that is written down: the next version may follow at once. */
    private Calls.Reply called(Pushes.Push push, Prepared feed) {
        try {
            return push.callback().map(it -> parts.calls().push(push, it, feed)).orElse(Calls.Reply.FAILED);
        } finally {
            underWay.remove(push.subscription());
        }
    }

    private Optional<Count> settle(JdbcClient db, Pushes.Push push, Calls.Reply reply) {
        switch (reply) {
            case TAKEN -> parts.pushes().pushed(db, push);
            case FAILED -> parts.pushes().failed(db, push, pause(push.attempts()));
            case GONE -> parts.pushes().gone(db, push);
        }
        return Optional.of(Count.of(reply));
    }

    /** 10 s, then three times as long each time, up to 6 h: 11 attempts on the first day, 4 on each other until the lease ends. */
    static Duration pause(int attempts) {
        var pause = FIRST_PAUSE;
        for (int n = 1; n < attempts && pause.compareTo(LONGEST_PAUSE) < 0; n++) pause = pause.multipliedBy(3);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            // a round that has begun would claim what nobody asks or pushes any more, and work on a closed database
            if (!thread.awaitTermination(ROUND_ENDS.toSeconds(), TimeUnit.SECONDS)) LOG.warn("hub.round-given-up");
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        asking.close();
        pushing.close();
    }
}
