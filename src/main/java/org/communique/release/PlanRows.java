package org.communique.release;

import org.communique.statement.Statements;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down what a plan says, to whom it goes, and how. */
final class PlanRows {

    private PlanRows() {}

    /** Who was not reached gets what the others got; a correction and everything else is the newest of each edition. */
    static void pin(JdbcClient db, long release, Plan plan, Statements statements) {
        var source = plan.fromLedger().filter(it -> !it.reached());
        if (source.isPresent())
            db.sql("""
                            INSERT INTO release_revision (release, revision)
                            SELECT :release, revision FROM release_revision WHERE release = :source
                            """)
                    .param("release", release)
                    .param("source", source.get().release())
                    .update();
        else
            for (var revision : statements.newest(plan.statement()))
                db.sql("INSERT INTO release_revision (release, revision) VALUES (:release, :revision)")
                        .param("release", release)
                        .param("revision", revision.id())
                        .update();
    }

    static void write(JdbcClient db, long release, Plan plan) {
        plan.lists().stream().distinct().forEach(list -> address(db, release, list, false));
        plan.embargo().ifPresent(embargo -> embargo.pressLists().forEach(list -> address(db, release, list, true)));
        for (var channel : plan.channels())
            db.sql("INSERT INTO release_channel (release, channel) VALUES (:release, :channel)")
                    .param("release", release)
                    .param("channel", channel)
                    .update();
    }

    private static void address(JdbcClient db, long release, long list, boolean advance) {
        db.sql("""
                        INSERT INTO release_list (release, list, advance) VALUES (:release, :list, :advance)
                        ON CONFLICT (release, list) DO UPDATE SET advance = excluded.advance
                        """)
                .param("release", release)
                .param("list", list)
                .param("advance", advance ? 1 : 0)
                .update();
    }
}
