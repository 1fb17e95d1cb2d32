package org.communique.staff;

import java.time.Clock;
import java.time.Duration;
import org.communique.store.Store;

/**
 * How many addresses somebody of the staff has looked for in an hour, and the only writer of the table {@code people_search}: who
 * tries a list of addresses to learn which of them we know is stopped.
 */
public final class Searches {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final Store store;
    private final Clock clock;
    private final int most;

    /** @param most searches an hour and user */
    public Searches(Store store, Clock clock, int most) {
        this.store = store;
        this.clock = clock;
        this.most = most;
    }

    /** Takes one of this hour's, also in the transaction of the caller; forgets other hours. @return false if none is left */
    public boolean take(String user) {
        long hour = Math.floorDiv(clock.millis(), HOUR);
        return store.write(db -> {
            db.sql("DELETE FROM people_search WHERE hour < :hour")
                    .param("hour", hour)
                    .update();
            return most > 0
                    && db.sql("""
                                    INSERT INTO people_search (user_name, hour, times) VALUES (:user, :hour, 1)
                                    ON CONFLICT (user_name, hour) DO UPDATE SET times = people_search.times + 1
                                    WHERE people_search.times < :most
                                    """)
                                    .param("user", user)
                                    .param("hour", hour)
                                    .param("most", most)
                                    .update()
                            == 1;
        });
    }
}
