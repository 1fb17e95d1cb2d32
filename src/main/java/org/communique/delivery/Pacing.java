package org.communique.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pace of every provider, and the only writer of the {@code pace} table: a restart neither forgets a pause nor grants a burst. */
final class Pacing {

    private static final String SPENT = "tokens = excluded.tokens, refilled_at = excluded.refilled_at";

    /** Another node may spend in the same moment: what a provider asks for and what it was given never overwrite each other. */
    private static final String ASKED = """
            paused_until = excluded.paused_until, slow_rate = excluded.slow_rate, slow_until = excluded.slow_until,
            narrow_to = excluded.narrow_to, narrow_until = excluded.narrow_until
            """;

    private final Map<String, Limits> set = new HashMap<>();
    private final Clock clock;

    Pacing(Providers providers, Clock clock) {
        providers.all().forEach(it -> set.put(it.name(), it.limits()));
        this.clock = clock;
    }

    /** What may be claimed now, as a part of the caller's transaction. */
    Allowance allowance(JdbcClient db, Map<String, Integer> held) {
        return new Allowance(db, read(db), new HashMap<>(held));
    }

    /** Does what a provider has asked for. */
    void react(JdbcClient db, String provider, Reaction reaction) {
        var now = clock.instant();
        write(db, provider, read(db).getOrDefault(provider, Pace.free()).after(reaction, now), ASKED);
    }

    private Map<String, Pace> read(JdbcClient db) {
        var paces = new HashMap<String, Pace>();
        db.sql("""
                        SELECT provider, tokens, refilled_at, paused_until, slow_rate, slow_until, narrow_to, narrow_until
                        FROM pace
                        """).query(row -> {
            paces.put(row.getString("provider"), pace(row));
        });
        return paces;
    }

    private void write(JdbcClient db, String provider, Pace pace, String changed) {
        db.sql("""
                        INSERT INTO pace (provider, tokens, refilled_at, paused_until, slow_rate, slow_until,
                                          narrow_to, narrow_until)
                        VALUES (:provider, :tokens, :at, :paused, :slow, :slowUntil, :narrow, :narrowUntil)
                        ON CONFLICT (provider) DO UPDATE SET %s
                        """.formatted(changed))
                .param("provider", provider)
                .param("tokens", pace.bucket().tokens())
                .param("at", pace.bucket().at().toEpochMilli())
                .param("paused", pace.pausedUntil().toEpochMilli())
                .param("slow", pace.slow())
                .param("slowUntil", pace.slowUntil().toEpochMilli())
                .param("narrow", pace.narrow())
                .param("narrowUntil", pace.narrowUntil().toEpochMilli())
                .update();
    }

    private static Pace pace(ResultSet row) throws SQLException {
        return new Pace(
                new TokenBucket(row.getDouble("tokens"), instant(row, "refilled_at")),
                instant(row, "paused_until"),
                row.getInt("slow_rate"),
                instant(row, "slow_until"),
                row.getInt("narrow_to"),
                instant(row, "narrow_until"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    /** What each provider may still be given in one commit. */
    final class Allowance {

        private final JdbcClient db;
        private final Map<String, Pace> paces;
        private final Map<String, Integer> held;

        private Allowance(JdbcClient db, Map<String, Pace> paces, Map<String, Integer> held) {
            this.db = db;
            this.paces = paces;
            this.held = held;
        }

        int of(String provider) {
            var now = clock.instant();
            return pace(provider).allowed(limits(provider), now, held.getOrDefault(provider, 0));
        }

        void spend(String provider, int n) {
            if (n == 0) return;
            held.merge(provider, n, Integer::sum);
            var before = pace(provider);
            var after = before.spent(limits(provider), clock.instant(), n);
            if (after.equals(before)) return;
            paces.put(provider, after);
            write(db, provider, after, SPENT);
        }

        private Pace pace(String provider) {
            return paces.getOrDefault(provider, Pace.free());
        }

        private Limits limits(String provider) {
            return pace(provider).limits(set.getOrDefault(provider, Limits.NONE), clock.instant());
        }
    }
}
