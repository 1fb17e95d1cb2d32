package org.communique.release;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.statement.Kind;
import org.communique.statement.Revision;
import org.communique.statement.Statements;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what narrows the audience of each release, and says whom a release or a plan is for. Part of {@link Releases}. */
final class Audiences {

    private final Store store;
    private final Statements statements;

    Audiences(Store store, Statements statements) {
        this.store = store;
        this.statements = statements;
    }

    /** Writes it down with the rules as they are now. */
    static void narrow(JdbcClient db, long release, Plan plan) {
        var narrowing = plan.narrowing();
        plan.fromLedger().ifPresent(it -> fromLedger(db, release, it));
        narrowing.segments().forEach(it -> segment(db, release, it, 0));
        narrowing.withoutSegments().forEach(it -> segment(db, release, it, 1));
        for (var list : narrowing.withoutLists())
            db.sql("INSERT INTO release_list_left_out (release, list) VALUES (:release, :list)")
                    .param("release", release)
                    .param("list", list)
                    .update();
        for (var source : narrowing.withoutRecipientsOf())
            db.sql("INSERT INTO release_ledger_left_out (release, source) VALUES (:release, :source)")
                    .param("release", release)
                    .param("source", source)
                    .update();
    }

    private static void fromLedger(JdbcClient db, long release, LedgerAudience audience) {
        db.sql("INSERT INTO release_ledger (release, source, reached) VALUES (:release, :source, :reached)")
                .param("release", release)
                .param("source", audience.release())
                .param("reached", audience.reached() ? 1 : 0)
                .update();
    }

    /** One that was removed this moment would narrow nothing: the release would go to everybody. */
    private static void segment(JdbcClient db, long release, long segment, int leftOut) {
        int rows = db.sql("""
                        INSERT INTO release_segment (release, segment, left_out, rule)
                        SELECT :release, id, CAST(:leftOut AS BIGINT), rule FROM segment WHERE id = :segment
                        """)
                .param("release", release)
                .param("leftOut", leftOut)
                .param("segment", segment)
                .update();
        if (rows != 1) throw new InvalidRelease("segment", "a segment of the plan is gone: plan the release anew");
    }

    Audience of(Releases releases, Release release) {
        var revisions = releases.revisions(release);
        var kind = statements.byId(release.statement()).kind();
        var again = releases.fromLedger(release);
        return new Audience(
                release.organisation(),
                Stream.of(true, false)
                        .flatMap(it -> releases.lists(release, it).stream())
                        .toList(),
                rules(release.id(), 0),
                rules(release.id(), 1),
                ids("SELECT list FROM release_list_left_out WHERE release = :release ORDER BY list", release.id()),
                ids(
                        "SELECT source FROM release_ledger_left_out WHERE release = :release ORDER BY source",
                        release.id()),
                again,
                revisions.stream().map(Revision::language).collect(Collectors.toSet()),
                choices(kind, again.isPresent(), revisions));
    }

    /** The same of a plan that is not written down: what would be approved if somebody approved it now. */
    Audience of(Plan plan) {
        var revisions = statements.newest(plan.statement());
        var narrowing = plan.narrowing();
        return new Audience(
                plan.statement().organisation(),
                Stream.concat(plan.lists().stream(), plan.embargo().stream().flatMap(it -> it.pressLists().stream()))
                        .distinct()
                        .toList(),
                narrowing.segments().stream().map(this::rule).toList(),
                narrowing.withoutSegments().stream().map(this::rule).toList(),
                narrowing.withoutLists(),
                narrowing.withoutRecipientsOf(),
                plan.fromLedger(),
                revisions.stream().map(Revision::language).collect(Collectors.toSet()),
                choices(plan.statement().kind(), plan.fromLedger().isPresent(), revisions));
    }

    /**
     * An issue gathers all topics and has a rhythm of its own. Whoever has, or was owed, an earlier mail of the statement is told
     * what became of it, whatever she chose since.
     */
    private static Audience.Choices choices(Kind kind, boolean again, List<Revision> revisions) {
        if (kind == Kind.ISSUE || again) return new Audience.Choices(List.of(), false);
        var topics = revisions.stream()
                .flatMap(it -> it.content().topics().stream())
                .distinct()
                .sorted()
                .toList();
        return new Audience.Choices(topics, true);
    }

    private String rule(long segment) {
        return store.read()
                .sql("SELECT rule FROM segment WHERE id = :id")
                .param("id", segment)
                .query(String.class)
                .single();
    }

    private List<String> rules(long release, int leftOut) {
        return store.read()
                .sql(
                        "SELECT rule FROM release_segment WHERE release = :release AND left_out = :leftOut ORDER BY segment")
                .param("release", release)
                .param("leftOut", leftOut)
                .query(String.class)
                .list();
    }

    private List<Long> ids(String sql, long release) {
        return store.read().sql(sql).param("release", release).query(Long.class).list();
    }
}
