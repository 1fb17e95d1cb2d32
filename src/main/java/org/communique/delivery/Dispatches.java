package org.communique.delivery;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.release.Moment;
import org.communique.release.Release;
import org.communique.release.Releases;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Freezes audiences into dispatches, and the only writer of the dispatch tables. */
public final class Dispatches {

    private static final String SELECT = """
            SELECT id, release, channel, phase, state, candidates, salt, frozen_at, deadline_at, pause_reason, ended_at
            FROM dispatch
            """;

    /** How long a delivery is tried if the release names no deadline: news is stale after two days. */
    private static final Duration PATIENCE = Duration.ofHours(48);

    private final SecureRandom salts = new SecureRandom();
    private final Store store;
    private final Releases releases;
    private final Recipients recipients;
    private final Clock clock;

    public Dispatches(Store store, Releases releases, Recipients recipients, Clock clock) {
        this.store = store;
        this.releases = releases;
        this.recipients = recipients;
        this.clock = clock;
    }

    /**
     * Writes down who is owed a delivery, and who is left out and why, in one transaction: all of it as it was at one moment, so
     * that whoever joins or leaves meanwhile is in it or not. Doing it again changes nothing: a dispatch is frozen once.
     */
    public Dispatch freeze(Moment moment, Channel channel) {
        write(moment, channel);
        return find(moment.release().id(), channel.name(), moment.phase().code())
                .orElseThrow();
    }

    /** {@link #freeze} as a part of what the caller does, if that is a transaction. */
    void write(Moment moment, Channel channel) {
        var release = moment.release();
        var phase = moment.phase().code();
        store.runAtOneMoment(db -> {
            var dispatch = open(db, release, channel.name(), phase);
            if (dispatch.isEmpty()) return;
            Consignments.keep(db, dispatch.get(), moment.galleys());
            if (channel.plan() == Channel.Reach.THE_PUBLIC) {
                Freeze.thePublic(db, dispatch.get(), clock.millis());
            } else {
                var audience = releases.audience(release);
                audience.fromLedger().ifPresent(it -> Freeze.alone(db, it.release()));
                if (moment.phase() == Moment.Phase.PUBLIC) Freeze.supersedeAdvance(db, release.id(), store.dialect());
                recipients.chooseEditions(db, dispatch.get(), audience);
                var whom = new Freeze.Whom(recipients.terms(audience), new FromLedger(audience.fromLedger()));
                new Freeze(db, dispatch.get(), release.id(), whom, clock.millis()).eachContact(moment.phase());
            }
        });
    }

    /** The dispatches of a release, in the order they were frozen. */
    public List<Dispatch> of(long release) {
        return store.read()
                .sql(SELECT + "WHERE release = :release ORDER BY id")
                .param("release", release)
                .query((row, n) -> dispatch(row))
                .list();
    }

    /** Every dispatch there is, oldest first. */
    public List<Dispatch> all() {
        return store.read()
                .sql(SELECT + "ORDER BY id")
                .query((row, n) -> dispatch(row))
                .list();
    }

    /** The dispatch with this id, which is known to exist. */
    public Dispatch byId(long id) {
        return store.read()
                .sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query((row, n) -> dispatch(row))
                .single();
    }

    /** Ids of all the lists that a dispatch's release is addressed to, those with an advance copy first. */
    public List<Long> lists(long dispatch) {
        var release = releases.byId(byId(dispatch).release());
        return Stream.of(true, false)
                .flatMap(advance -> releases.lists(release, advance).stream())
                .toList();
    }

    /** True while some dispatch owes deliveries. */
    public boolean busy() {
        return store.read()
                        .sql("SELECT count(*) FROM dispatch WHERE state IN ('preparing', 'submitting')")
                        .query(Long.class)
                        .single()
                > 0;
    }

    private Optional<Dispatch> find(long release, String channel, String phase) {
        return of(release).stream()
                .filter(it -> it.channel().equals(channel) && it.phase().equals(phase))
                .findFirst();
    }

    private Optional<Long> open(JdbcClient db, Release release, String channel, String phase) {
        long now = clock.millis();
        return db.sql("""
                        INSERT INTO dispatch (release, channel, phase, state, candidates, salt, frozen_at, deadline_at)
                        VALUES (:release, :channel, :phase, 'preparing', 0, :salt, :now, :deadline)
                        ON CONFLICT (release, channel, phase) DO NOTHING RETURNING id
                        """)
                .param("release", release.id())
                .param("channel", channel)
                .param("phase", phase)
                .param("salt", salts.nextLong())
                .param("now", now)
                .param(
                        "deadline",
                        release.deadlineAt().map(Instant::toEpochMilli).orElse(now + PATIENCE.toMillis()))
                .query(Long.class)
                .optional();
    }

    private static Dispatch dispatch(ResultSet row) throws SQLException {
        long ended = row.getLong("ended_at");
        Optional<Instant> endedAt = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ended));
        var frozen = Instant.ofEpochMilli(row.getLong("frozen_at"));
        long deadline = row.getLong("deadline_at");
        return new Dispatch(
                row.getLong("id"),
                row.getLong("release"),
                row.getString("channel"),
                row.getString("phase"),
                row.getString("state"),
                row.getLong("candidates"),
                row.getLong("salt"),
                frozen,
                deadline == 0 ? frozen.plus(PATIENCE) : Instant.ofEpochMilli(deadline),
                Optional.ofNullable(row.getString("pause_reason")),
                endedAt);
    }
}
