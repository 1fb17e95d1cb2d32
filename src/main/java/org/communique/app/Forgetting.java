package org.communique.app;

import org.communique.audience.Suppressions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once a day: what was to be kept until now is forgotten. */
final class Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private final Suppressions suppressions;

    Forgetting(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    /** Doing it twice changes nothing. */
    public void sweep() {
        int forgotten = suppressions.forgetExpired();
        if (forgotten > 0) LOG.info("suppressions.forgotten count={}", forgotten);
    }
}
