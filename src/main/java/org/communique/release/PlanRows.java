package org.communique.release;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down to whom a plan goes, and how. */
final class PlanRows {

    private PlanRows() {}

    static void write(JdbcClient db, long release, Plan plan) {
        plan.lists().stream().distinct().forEach(list -> address(db, release, list, false));
        plan.embargo().ifPresent(embargo -> embargo.pressLists().forEach(list -> address(db, release, list, true)));
        for (var channel : plan.channels())
            db.sql("INSERT INTO release_channel (release, channel) VALUES (:release, :channel)")
                    .param("release", release)
                    .param("channel", channel)
                    .update();
        plan.fromLedger().ifPresent(it -> fromLedger(db, release, it));
    }

    private static void fromLedger(JdbcClient db, long release, LedgerAudience audience) {
        db.sql("INSERT INTO release_ledger (release, source, reached) VALUES (:release, :source, :reached)")
                .param("release", release)
                .param("source", audience.release())
                .param("reached", audience.reached() ? 1 : 0)
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
