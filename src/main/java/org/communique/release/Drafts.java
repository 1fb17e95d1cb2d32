package org.communique.release;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.statement.Statement;
import org.communique.statement.Statements;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Plans that are written down and not decided. Part of {@link Releases}: it writes the tables of drafts, and of nothing else. */
public final class Drafts {

    private static final int PLANNING = 0x706c_616e;

    private final Releases releases;
    private final Store store;
    private final Statements statements;
    private final ApprovedLetterheads letterheads;
    private final Clock clock;

    Drafts(Releases releases, Store store, Statements statements, Clock clock) {
        this.releases = releases;
        this.store = store;
        this.statements = statements;
        this.letterheads = new ApprovedLetterheads(store);
        this.clock = clock;
    }

    /**
     * A plan as somebody has seen it.
     *
     * @param version names this very plan: whatever changes it gives it another
     */
    public record Seen(Release release, long version) {}

    /** The plan of a statement, if there is one. */
    public Optional<Seen> of(Statement statement) {
        return store.read()
                .sql("""
                        SELECT id, changed_at FROM release
                        WHERE statement = :statement AND state = 'draft' ORDER BY id DESC LIMIT 1
                        """)
                .param("statement", statement.id())
                .query((row, n) -> new Seen(releases.byId(row.getLong("id")), row.getLong("changed_at")))
                .optional();
    }

    /** What has to happen together with a plan being written down, in the same transaction. */
    public interface Also {

        /** Of no one. */
        Also NOTHING = (db, release) -> {};

        void written(JdbcClient db, long release);
    }

    /**
     * Plans a statement that has no plan.
     *
     * @return empty if somebody has planned it meanwhile
     */
    public Optional<Release> plan(Plan plan, Also also) {
        var id = store.write(db -> {
            store.dialect().oneAtATime(db, PLANNING); // or two would find no plan and write one each
            if (of(plan.statement()).isPresent()) return Optional.<Long>empty();
            long release = write(plan);
            also.written(db, release);
            return Optional.of(release);
        });
        return id.map(releases::byId);
    }

    /** {@link #plan(Plan, Also)} alone. */
    public Optional<Release> plan(Plan plan) {
        return plan(plan, Also.NOTHING);
    }

    /**
     * Writes another plan in place of one, and pins the newest revisions anew.
     *
     * @param version of the plan that was seen, see {@link Seen}
     * @return empty if it has been changed, decided or discarded meanwhile
     */
    public Optional<Release> replan(long id, long version, Plan plan, Also also) {
        boolean done = store.write(db -> {
            if (!rewrite(db, id, version, plan)) return false;
            clear(db, id);
            details(db, id, plan);
            also.written(db, id);
            return true;
        });
        return done ? Optional.of(releases.byId(id)) : Optional.empty();
    }

    /** {@link #replan(long, long, Plan, Also)} alone. */
    public Optional<Release> replan(long id, long version, Plan plan) {
        return replan(id, version, plan, Also.NOTHING);
    }

    /** Takes a plan back. @return false if it has been decided or discarded meanwhile */
    public boolean discard(long id, String reason) {
        return releases.move(id, ReleaseState.DRAFT, ReleaseState.WITHDRAWN, Optional.of(reason));
    }

    /** What a release was planned as; its segments as they are named now. */
    public Plan plan(Release release) {
        var press = releases.lists(release, true);
        return new Plan(
                statements.byId(release.statement()),
                releases.lists(release, false),
                new ReleaseTime(release.dueAt(), release.zone()),
                release.advanceAt().map(it -> new Embargo(it, press)),
                releases.channels(release),
                release.deadlineAt(),
                releases.fromLedger(release),
                Optional.of(releases.letterhead(release).id()),
                new Narrowing(
                        ids("SELECT segment FROM release_segment WHERE release = :id AND left_out = 0", release),
                        ids("SELECT segment FROM release_segment WHERE release = :id AND left_out = 1", release),
                        ids("SELECT list FROM release_list_left_out WHERE release = :id", release),
                        ids("SELECT source FROM release_ledger_left_out WHERE release = :id", release)));
    }

    private List<Long> ids(String sql, Release release) {
        return store.read().sql(sql).param("id", release.id()).query(Long.class).list();
    }

    long write(Plan plan) {
        return store.write(db -> {
            long release = insert(db, plan);
            details(db, release, plan);
            return release;
        });
    }

    private void details(JdbcClient db, long release, Plan plan) {
        PlanRows.pin(db, release, plan, statements);
        letterheads.pin(db, release, plan);
        PlanRows.write(db, release, plan);
        Audiences.narrow(db, release, plan);
    }

    /** The clock may stand: each change has a number of its own nevertheless. */
    private boolean rewrite(JdbcClient db, long id, long version, Plan plan) {
        var sql = db.sql("""
                UPDATE release SET due_at = :due, zone = :zone, advance_at = :advance, deadline_at = :deadline,
                    changed_at = CASE WHEN changed_at < :now THEN :now ELSE changed_at + 1 END
                WHERE id = :id AND statement = :statement AND state = 'draft' AND changed_at = :version
                """);
        return bound(sql, plan).param("id", id).param("version", version).update() == 1;
    }

    private static void clear(JdbcClient db, long id) {
        Stream.of(
                        "DELETE FROM release_revision WHERE release = :id",
                        "DELETE FROM release_list WHERE release = :id",
                        "DELETE FROM release_channel WHERE release = :id",
                        "DELETE FROM release_segment WHERE release = :id",
                        "DELETE FROM release_list_left_out WHERE release = :id",
                        "DELETE FROM release_ledger_left_out WHERE release = :id",
                        "DELETE FROM release_ledger WHERE release = :id")
                .forEach(it -> db.sql(it).param("id", id).update());
    }

    private long insert(JdbcClient db, Plan plan) {
        var sql = db.sql("""
                INSERT INTO release (organisation, statement, due_at, zone, advance_at, deadline_at, changed_at)
                VALUES (:organisation, :statement, :due, :zone, :advance, :deadline, :now) RETURNING id
                """);
        return bound(sql, plan)
                .param("organisation", plan.statement().organisation())
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec bound(JdbcClient.StatementSpec sql, Plan plan) {
        return sql.param("statement", plan.statement().id())
                .param("due", plan.time().instant().toEpochMilli())
                .param("zone", plan.time().zone().getId())
                .param(
                        "advance",
                        plan.embargo().map(it -> it.advanceAt().toEpochMilli()).orElse(null))
                .param("deadline", plan.deadline().map(Instant::toEpochMilli).orElse(null))
                .param("now", clock.millis());
    }
}
