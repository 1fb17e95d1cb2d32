package org.communique.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.audience.Arrivals;
import org.communique.audience.Audit;
import org.communique.store.Json;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every import with what it did; the only writer of the table {@code import}. */
public final class ImportLog {

    private static final Duration SILENT = Duration.ofMinutes(10);

    private final Store store;
    private final Audit audit;
    private final Clock clock;

    public ImportLog(Arrivals.House house) {
        store = house.store();
        clock = house.clock();
        audit = new Audit(store, house.vault(), clock);
    }

    /**
     * One import.
     *
     * @param state {@code running}, {@code done}, {@code broken} (it ended before the file did: run it again), {@code undone}
     * @param read  bytes of the file read so far, of {@code size}
     */
    public record Item(
            long number,
            long organisation,
            String format,
            String state,
            String source,
            Instant started,
            long read,
            long size,
            ImportReport.Counts counts) {}

    /** The imports of an organisation, the latest first. */
    public List<Item> all(long organisation) {
        return store.read()
                .sql("SELECT * FROM import WHERE organisation = :organisation ORDER BY id DESC")
                .param("organisation", organisation)
                .query((row, n) -> item(row))
                .list();
    }

    /** One import. */
    public Optional<Item> find(long number) {
        return store.read()
                .sql("SELECT * FROM import WHERE id = :id")
                .param("id", number)
                .query((row, n) -> item(row))
                .optional();
    }

    long begin(ImportOrder order, long size) {
        return store.write(db -> {
            long number = db.sql("""
                            INSERT INTO import (organisation, format, state, actor, lists, basis, source, size_bytes, counts,
                                                started_at, moved_at, asked_through)
                            VALUES (:organisation, :format, 'running', :actor, :lists, :basis, :source, :size, :counts,
                                    :now, :now, :asked)
                            RETURNING id
                            """)
                    .param("organisation", order.organisation())
                    .param("format", order.format().code())
                    .param("actor", order.actor().name())
                    .param(
                            "lists",
                            Json.write(order.lists().stream()
                                    .map(it -> String.valueOf(it.id()))
                                    .toList()))
                    .param("basis", order.basis())
                    .param("source", order.source())
                    .param("size", size)
                    .param("counts", Json.write(new ImportReport.Counts(0, 0, 0, 0, 0, 0, 0, 0)))
                    .param("now", clock.millis())
                    .param("asked", order.options().asked() ? 0L : null, java.sql.Types.BIGINT)
                    .query(Long.class)
                    .single();
            audit.add(
                    db,
                    new Audit.Entry(
                            order.actor().name(),
                            "import.begun",
                            order.organisation(),
                            "import " + number,
                            order.format().code()));
            return number;
        });
    }

    /** How far it is; the first statement of each transaction of an import. */
    void move(JdbcClient db, long number, Tally tally) {
        db.sql(
                        "UPDATE import SET read_bytes = :read, counts = :counts, moved_at = :now WHERE id = :id AND state = 'running'")
                .param("read", tally.bytesDone())
                .param("counts", Json.write(tally.counts()))
                .param("now", clock.millis())
                .param("id", number)
                .update();
    }

    void end(ImportOrder order, long number, Tally tally, String state) {
        store.run(db -> {
            move(db, number, tally);
            change(db, number, "running", state);
            audit.add(
                    db,
                    new Audit.Entry(
                            order.actor().name(),
                            "import." + state,
                            order.organisation(),
                            "import " + number,
                            Json.write(tally.counts())));
        });
    }

    /** @return false if it was in another state */
    boolean change(JdbcClient db, long number, String from, String to) {
        return db.sql("UPDATE import SET state = :to, ended_at = :now WHERE id = :id AND state = :from")
                        .param("to", to)
                        .param("from", from)
                        .param("now", clock.millis())
                        .param("id", number)
                        .update()
                == 1;
    }

    /** Who was killed cannot say so. */
    private Item item(ResultSet row) throws SQLException {
        var state = row.getString("state");
        boolean silent = row.getLong("moved_at") < clock.millis() - SILENT.toMillis();
        return new Item(
                row.getLong("id"),
                row.getLong("organisation"),
                row.getString("format"),
                state.equals("running") && silent ? "broken" : state,
                row.getString("source"),
                Instant.ofEpochMilli(row.getLong("started_at")),
                row.getLong("read_bytes"),
                row.getLong("size_bytes"),
                Json.read(row.getString("counts"), ImportReport.Counts.class));
    }
}
