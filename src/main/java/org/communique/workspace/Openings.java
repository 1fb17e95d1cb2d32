package org.communique.workspace;

import org.communique.audience.Audit;
import org.communique.audience.Contact;
import org.communique.delivery.Alerts;
import org.communique.staff.Actor;
import org.communique.staff.Unmaskings;
import org.communique.store.Store;

/** Lets staff open who somebody is, one by one and so many a day, and writes each down: the same count for readers and the press. */
final class Openings {

    private final Store store;
    private final Audit audit;
    private final Unmaskings unmaskings;
    private final Alerts alerts;

    Openings(Store store, Audit audit, Unmaskings unmaskings, Alerts alerts) {
        this.store = store;
        this.audit = audit;
        this.unmaskings = unmaskings;
        this.alerts = alerts;
    }

    /** @return false if today's are used up, which is an alert */
    boolean open(Actor actor, Contact contact) {
        boolean opened = store.write(db -> {
            boolean taken = unmaskings.take(actor.name());
            audit.add(db, entry(actor, taken ? "contact.unmasked" : "contact.unmask-refused", contact));
            return taken;
        });
        if (!opened)
            alerts.raise(
                    Alerts.Kind.READING,
                    "somebody of the staff has opened more people today than the quota allows; the audit log says who");
        return opened;
    }

    /** Writes down what was done to somebody. */
    void note(Actor actor, String action, Contact contact) {
        store.run(db -> audit.add(db, entry(actor, action, contact)));
    }

    /** What the actor has used today. */
    Unmaskings.Quota quota(Actor actor) {
        return unmaskings.quota(actor.name());
    }

    static Audit.Entry entry(Actor actor, String action, Contact contact) {
        return new Audit.Entry(actor.name(), action, contact.organisation(), "contact " + contact.id(), "");
    }
}
