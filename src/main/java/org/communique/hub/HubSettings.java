package org.communique.hub;

import java.time.Duration;

/**
 * How much the hub takes on.
 *
 * @param leases      how long a subscription may last
 * @param subscribers subscriptions at most; 0 = there is no hub
 * @param perHost     subscriptions whose callbacks are on the same host at most
 * @param connections pushes under way at once at most
 * @param perMinute   requests a minute from one address, and for callbacks on one host; ten times as many altogether; 0 = without
 *                    limit
 */
public record HubSettings(Leases leases, int subscribers, int perHost, int connections, int perMinute) {

    /** How long a subscription lasts unless its subscriber asks for something else within bounds. */
    public record Leases(Duration least, Duration usual, Duration most) {

        public Leases {
            if (least.compareTo(usual) > 0 || usual.compareTo(most) > 0)
                throw new IllegalArgumentException("the usual lease lies between the shortest and the longest");
        }

        /** What a subscriber gets who asks for this. */
        Duration granted(Duration wanted) {
            if (wanted.compareTo(least) < 0) return least;
            return wanted.compareTo(most) > 0 ? most : wanted;
        }
    }
}
