package org.communique.transfer;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.audience.Arrivals;
import org.communique.audience.Audit;
import org.communique.staff.Actor;
import org.communique.store.Json;
import org.communique.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Exports that one person asks for and another confirms; the only writer of {@code export_request}. Each step stands in the audit
 * log.
 */
public final class ExportRequests {

    private static final Logger LOG = LoggerFactory.getLogger(ExportRequests.class);
    private static final Duration WAITS = Duration.ofDays(2);
    private static final int SHOWN = 50;

    private final Store store;
    private final Clock clock;
    private final Audit audit;
    private final Exports exports;
    private final TransferFiles files;
    private final Jobs jobs;

    ExportRequests(Arrivals.House house, Exports exports, TransferFiles files, Jobs jobs) {
        store = house.store();
        clock = house.clock();
        audit = new Audit(store, house.vault(), clock);
        this.exports = exports;
        this.files = files;
        this.jobs = jobs;
    }

    /** Where a request stands. */
    public enum State {
        WAITING,
        /** Confirmed, and being written. */
        CONFIRMED,
        /** To be fetched by who asked. */
        READY,
        DECLINED,
        /** It could not be written. */
        FAILED,
        /** Nobody confirmed it in time. */
        EXPIRED,
        /** The file was there, and was deleted. */
        GONE;

        /** The word in the table, but for the last two, which are derived. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One request.
     *
     * @param lists slugs; none = everybody
     * @param to    who alone can read the file
     * @param rows  how many, when it was asked for or written
     */
    public record Request(
            long id,
            long organisation,
            String askedBy,
            List<String> lists,
            boolean json,
            Optional<AgeRecipient> to,
            long rows,
            String reason,
            State state,
            Instant asked,
            Instant expires,
            String decidedBy,
            String file) {

        public Request {
            lists = List.copyOf(lists);
        }
    }

    /** What somebody wants, and why. @param lists slugs of the order's */
    public record Wish(Exports.Order order, List<String> lists, String reason) {

        public Wish {
            lists = List.copyOf(lists);
        }
    }

    /** Asks. @return number of the request */
    public long ask(Wish wish) {
        var order = wish.order();
        long rows = exports.offer(order).rows();
        return store.write(db -> {
            long id = db.sql("""
                            INSERT INTO export_request (organisation, asked_by, lists, json, recipient, rows, reason, state, asked_at, expires_at)
                            VALUES (:organisation, :by, :lists, :json, :recipient, :rows, :reason, 'waiting', :now, :expires) RETURNING id
                            """)
                    .param("organisation", order.organisation())
                    .param("by", order.actor().name())
                    .param("lists", Json.write(wish.lists()))
                    .param("json", order.json() ? 1 : 0)
                    .param("recipient", order.to().map(AgeRecipient::key).orElse(""))
                    .param("rows", rows)
                    .param("reason", wish.reason())
                    .param("now", clock.millis())
                    .param("expires", clock.millis() + WAITS.toMillis())
                    .query(Long.class)
                    .single();
            note(db, order.actor(), "export.asked", new Key(order.organisation(), id));
            return id;
        });
    }

    /** The latest of an organisation first. */
    public List<Request> all(long organisation) {
        return store.read()
                .sql("SELECT * FROM export_request WHERE organisation = :organisation ORDER BY id DESC LIMIT :most")
                .param("organisation", organisation)
                .param("most", SHOWN)
                .query((row, n) -> request(row))
                .list();
    }

    /** One of them. */
    public Optional<Request> find(long organisation, long id) {
        return store.read()
                .sql("SELECT * FROM export_request WHERE organisation = :organisation AND id = :id")
                .param("organisation", organisation)
                .param("id", id)
                .query((row, n) -> request(row))
                .optional();
    }

    /** When the next export may be confirmed: one a day leaves an organisation. */
    public Instant next(long organisation) {
        return exports.next(organisation);
    }

    /**
     * Confirms a request of somebody else, and has the file written.
     *
     * @param order what was asked for, by who asked
     * @return false if it does not wait any more, is her own, or another export has left within a day
     */
    public boolean confirm(Request request, Exports.Order order, Actor by) {
        if (exports.next(request.organisation()).isAfter(clock.instant())) return false;
        boolean ours = decide(request, "confirmed", by);
        if (ours) jobs.later(() -> write(request, order));
        return ours;
    }

    /** Declines a request of somebody else, or takes back her own. @return false if it does not wait any more */
    public boolean decline(Request request, Actor by) {
        return decide(request, "declined", by);
    }

    /** The file, for who asked for it; taking it is written down. */
    public Optional<Path> take(Request request, Actor by) {
        if (request.state() != State.READY || !request.askedBy().equals(by.name())) return Optional.empty();
        var file = files.file(request.organisation(), request.file());
        file.ifPresent(
                it -> store.run(db -> note(db, by, "export.taken", new Key(request.organisation(), request.id()))));
        return file;
    }

    private record Key(long organisation, long id) {}

    private boolean decide(Request request, String state, Actor by) {
        return store.write(db -> {
            int rows = db.sql("""
                            UPDATE export_request SET state = :state, decided_by = :by, decided_at = :now
                            WHERE id = :id AND state = 'waiting' AND expires_at > :now
                              AND (asked_by <> :by OR :state = 'declined')
                            """)
                    .param("state", state)
                    .param("by", by.name())
                    .param("now", clock.millis())
                    .param("id", request.id())
                    .update();
            if (rows == 1) note(db, by, "export." + state, new Key(request.organisation(), request.id()));
            return rows == 1;
        });
    }

    private void write(Request request, Exports.Order order) {
        try {
            var done = exports.export(order);
            end(request, "ready", done.rows(), done.name());
        } catch (RuntimeException failed) {
            LOG.warn(
                    "export.failed request={} failure={}",
                    request.id(),
                    failed.getClass().getSimpleName());
            end(request, "failed", request.rows(), "");
        }
    }

    private void end(Request request, String state, long rows, String file) {
        store.run(db -> db.sql("""
                        UPDATE export_request SET state = :state, rows = :rows, file = :file
                        WHERE id = :id AND state = 'confirmed'
                        """)
                .param("state", state)
                .param("rows", rows)
                .param("file", file)
                .param("id", request.id())
                .update());
    }

    private void note(JdbcClient db, Actor by, String action, Key key) {
        audit.add(db, new Audit.Entry(by.name(), action, key.organisation(), "export " + key.id(), ""));
    }

    private Request request(ResultSet row) throws SQLException {
        long organisation = row.getLong("organisation");
        return new Request(
                row.getLong("id"),
                organisation,
                row.getString("asked_by"),
                Json.strings(row.getString("lists")),
                row.getInt("json") == 1,
                Optional.of(row.getString("recipient"))
                        .filter(it -> !it.isEmpty())
                        .map(AgeRecipient::new),
                row.getLong("rows"),
                row.getString("reason"),
                state(row),
                Instant.ofEpochMilli(row.getLong("asked_at")),
                Instant.ofEpochMilli(row.getLong("expires_at")),
                row.getString("decided_by"),
                row.getString("file"));
    }

    private State state(ResultSet row) throws SQLException {
        var stored = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        if (stored == State.WAITING && row.getLong("expires_at") <= clock.millis()) return State.EXPIRED;
        boolean there = stored != State.READY
                || files.file(row.getLong("organisation"), row.getString("file"))
                        .isPresent();
        return there ? stored : State.GONE;
    }
}
