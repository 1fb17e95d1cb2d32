package org.communique.app;

import org.communique.choices.LinkTraces;
import org.communique.drafting.DraftFiles;
import org.communique.drafting.Drafts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every hour: what was to be kept until now is forgotten. */
final class Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    private final Core core;
    private final LinkTraces links;
    private final SignInRooms signIn;
    private final DraftFiles drafts;

    Forgetting(Core core) {
        this.core = core;
        this.links = new LinkTraces(core.vault, core.clock);
        this.signIn = SignInRooms.of(core);
        this.drafts = new Drafts(core.store, core.statements, core.clock).files();
    }

    /** Doing it twice changes nothing. */
    public void sweep() {
        log("suppressions", core.suppressions.forgetExpired());
        int swept = core.transfer.sweep();
        if (swept > 0) LOG.info("transfer.swept count={}", swept);
        log("links", core.store.write(links::forgetExpired));
        log("sessions", signIn.sessions().forgetExpired());
        log("draft-files", drafts.forgetUnnamed());
        log("invitations", signIn.invitations().forgetExpired());
    }

    private static void log(String what, int forgotten) {
        if (forgotten > 0) LOG.info("{}.forgotten count={}", what, forgotten);
    }
}
