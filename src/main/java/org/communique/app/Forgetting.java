package org.communique.app;

import org.communique.audience.Suppressions;
import org.communique.transfer.Transfer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every hour: what was to be kept until now is forgotten. */
final class Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private final Suppressions suppressions;
    private final Transfer transfer;

    Forgetting(Suppressions suppressions, Transfer transfer) {
        this.suppressions = suppressions;
        this.transfer = transfer;
    }

    /** Doing it twice changes nothing. */
    public void sweep() {
        int forgotten = suppressions.forgetExpired();
        if (forgotten > 0) LOG.info("suppressions.forgotten count={}", forgotten);
        int swept = transfer.sweep();
        if (swept > 0) LOG.info("transfer.swept count={}", swept);
    }
}
