package org.communique.delivery;

/**
 * How much a destination provider is given at most.
 *
 * @param inFlight      recipients at once, 0 to 1000; 0 = no limit of its own
 * @param perMinute     recipients a minute, 0 to 1000000; 0 = no limit
 */
public record Limits(int inFlight, int perMinute) {

    /** Upper ends of the three ranges. */
    static final int MOST_IN_FLIGHT = 1_000;

    static final int MOST_PER_MINUTE = 1_000_000;

    /** Nothing is limited. */
    public static final Limits NONE = new Limits(0, 0);

    public Limits {
        within("in-flight", inFlight, MOST_IN_FLIGHT);
        within("per-minute", perMinute, MOST_PER_MINUTE);
    }

    /**
     * Tokens a second for a {@link TokenBucket}; 0 if there is no limit. With {@link #burst()} no minute, wherever it begins,
     * has more than {@link #perMinute}: what the bucket holds at its beginning counts as well.
     */
    public double perSecond() {
        return perMinute == 0 ? 0 : (perMinute - (burst() - 1)) / 60;
    }

    /** Most a {@link TokenBucket} of this limit holds: what a quarter of a second is worth, at least 1. */
    public double burst() {
        return Math.max(1, Math.floorDiv(perMinute, 240));
    }

    private static void within(String what, int value, int most) {
        if (value < 0 || value > most) throw new IllegalArgumentException(what + " is a number from 0 to " + most);
    }
}
