package org.communique.app;

import org.communique.audience.Suppressions;
import org.communique.transfer.Transfer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once a day: what was to be kept until now is forgotten. */
final class Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private final Suppressions suppressions;
    private final Transfer transfer;

    Forgetting(Suppressions suppressions, Transfer transfer) {
        this.transfer = transfer;
        this.suppressions = suppressions;
    }

    /** Doing it twice changes nothing. */
    public void sweep() {
        int forgotten = suppressions.forgetExpired();
        if (forgotten > 0) LOG.info("suppressions.forgotten count={}", forgotten);
    }

    /** Files with people in them whose time is over, and what old imports could be taken back with. */
    public void files() {
        int gone = transfer.sweep();
        if (gone > 0) LOG.info("transfer.forgotten count={}", gone);
    }
}
