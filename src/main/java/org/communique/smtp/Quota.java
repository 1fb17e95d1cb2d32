package org.communique.smtp;

import java.time.Duration;

/** How much a connection has carried, against its limits. */
final class Quota {

    private final Limits limits;
    private final long opened;
    private final int before;
    private int taken;

    /** @param before messages carried by earlier drains */
    Quota(Limits limits, long opened, int before) {
        this.limits = limits;
        this.opened = opened;
        this.before = before;
    }

    boolean left() {
        return before + taken < limits.messages()
                && Duration.ofNanos(System.nanoTime() - opened).compareTo(limits.age()) < 0;
    }

    void count() {
        taken++;
    }

    int taken() {
        return taken;
    }
}
