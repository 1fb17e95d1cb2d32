package org.communique.staff;

import java.time.Clock;
import java.time.Duration;
import org.communique.store.Store;

/**
 * How many people somebody of the staff has opened on one day (UTC), and the only writer of the table {@code unmasking}: who reads a
 * list one by one is stopped.
 */
public final class Unmaskings {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Store store;
    private final Clock clock;
    private final int most;

    /** @param most people a day and user */
    public Unmaskings(Store store, Clock clock, int most) {
        this.store = store;
        this.clock = clock;
        this.most = most;
    }

    /** What there is of it. @param used today, of {@code most} */
    public record Quota(int used, int most) {

        /** How many more. */
        public int left() {
            return Math.max(0, most - used);
        }
    }

    /** Takes one of today's, also in the transaction of the caller. @return false if none is left, which is counted */
    public boolean take(String user) {
        return store.write(db -> {
            int taken = db.sql("""
                            INSERT INTO unmasking (user_name, day, times) VALUES (:user, :day, 1)
                            ON CONFLICT (user_name, day) DO UPDATE SET times = unmasking.times + 1
                            WHERE unmasking.times < :most
                            """)
                    .param("user", user)
                    .param("day", today())
                    .param("most", most)
                    .update();
            if (taken == 0)
                db.sql("UPDATE unmasking SET refused = refused + 1 WHERE user_name = :user AND day = :day")
                        .param("user", user)
                        .param("day", today())
                        .update();
            return taken == 1;
        });
    }

    /** What a user has used today. */
    public Quota quota(String user) {
        int used = store.read()
                .sql("SELECT times FROM unmasking WHERE user_name = :user AND day = :day")
                .param("user", user)
                .param("day", today())
                .query(Integer.class)
                .optional()
                .orElse(0);
        return new Quota(used, most);
    }

    private long today() {
        return Math.floorDiv(clock.millis(), DAY);
    }
}
