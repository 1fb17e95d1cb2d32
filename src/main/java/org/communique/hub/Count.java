package org.communique.hub;

/** What the hub counts, for metrics. */
public enum Count {
    /** Callbacks that confirmed what was asked for in their name. */
    CONFIRMED,
    /** Callbacks that did not. */
    UNCONFIRMED,
    /** Pushes that callbacks took. */
    PUSHED,
    /** Attempts to push that failed. */
    FAILED,
    /** Subscriptions that ended because the callback is gone. */
    GONE,
    /** Subscriptions that ended with their lease. */
    EXPIRED,
    /** Subscriptions that ended because their topic is no more. */
    DENIED;

    static Count of(Calls.Reply reply) {
        return switch (reply) {
            case TAKEN -> PUSHED;
            case FAILED -> FAILED;
            case GONE -> GONE;
        };
    }
}
