package org.communique.signup;

import java.time.Clock;
import java.time.Duration;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many mails forms may cause: one a day and three in thirty days to one address, whoever filled them in, and so many an hour all
 * together. The only writer of {@code signup_mail} and {@code signup_bucket}.
 */
final class MailLimits {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final double HOUR_MS = 3_600_000;

    private final Store store;
    private final int perHour;
    private final Clock clock;

    MailLimits(Store store, int perHour, Clock clock) {
        this.store = store;
        this.perHour = perHour;
        this.clock = clock;
    }

    /** Whether a mail may go to an address; if so it counts. One statement, so that two nodes never both say yes. */
    boolean allowed(JdbcClient db, byte[] blind) {
        long now = clock.millis();
        return db.sql("""
                        INSERT INTO signup_mail (blind_index, third_at) VALUES (:blind, :now)
                        ON CONFLICT (blind_index) DO UPDATE
                        SET first_at = signup_mail.second_at, second_at = signup_mail.third_at, third_at = excluded.third_at
                        WHERE signup_mail.third_at <= :day
                          AND (signup_mail.first_at IS NULL OR signup_mail.first_at <= :month)
                        """)
                        .param("blind", blind)
                        .param("now", now)
                        .param("day", now - DAY.toMillis())
                        .param("month", now - MONTH.toMillis())
                        .update()
                == 1;
    }

    /** How many mails may go out now, all together; a clock that was set back adds nothing. */
    int room(JdbcClient db) {
        db.sql("INSERT INTO signup_bucket (name, tokens, at) VALUES ('mails', :full, :now) ON CONFLICT DO NOTHING")
                .param("full", perHour)
                .param("now", clock.millis())
                .update();
        store.dialect().oneAtATime(db, 15);
        return (int) db.sql("SELECT tokens, at FROM signup_bucket WHERE name = 'mails'")
                .query((row, n) -> refilled(row.getDouble("tokens"), row.getLong("at")))
                .single()
                .doubleValue();
    }

    /** Takes what was used from what {@link #room} has seen, in the same transaction. */
    void used(JdbcClient db, int mails) {
        double tokens = db.sql("SELECT tokens, at FROM signup_bucket WHERE name = 'mails'")
                .query((row, n) -> refilled(row.getDouble("tokens"), row.getLong("at")))
                .single();
        db.sql("UPDATE signup_bucket SET tokens = :tokens, at = :now WHERE name = 'mails'")
                .param("tokens", Math.max(0, tokens - mails))
                .param("now", clock.millis())
                .update();
    }

    /** Forgets addresses that have had no such mail for thirty days. */
    void forget(JdbcClient db) {
        db.sql("DELETE FROM signup_mail WHERE third_at <= :month")
                .param("month", clock.millis() - MONTH.toMillis())
                .update();
    }

    private double refilled(double tokens, long at) {
        double more = Math.max(0, clock.millis() - at) / HOUR_MS * perHour;
        return Math.min(perHour, tokens + more);
    }
}
