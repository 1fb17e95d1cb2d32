package org.communique.app;

import org.communique.audience.Suppressions;
import org.communique.choices.LinkTraces;
import org.communique.store.Store;
import org.communique.transfer.Transfer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every hour: what was to be kept until now is forgotten. */
final class Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private final Suppressions suppressions;
    private final Transfer transfer;
    private final LinkTraces links;
    private final Store store;

    Forgetting(Suppressions suppressions, Transfer transfer, LinkTraces links, Store store) {
        this.suppressions = suppressions;
        this.transfer = transfer;
        this.links = links;
        this.store = store;
    }

    /** Doing it twice changes nothing. */
    public void sweep() {
        int forgotten = suppressions.forgetExpired();
        if (forgotten > 0) LOG.info("suppressions.forgotten count={}", forgotten);
        int swept = transfer.sweep();
        if (swept > 0) LOG.info("transfer.swept count={}", swept);
        int over = store.write(links::forgetExpired);
        if (over > 0) LOG.info("links.forgotten count={}", over);
    }
}
