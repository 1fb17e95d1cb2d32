package org.communique.workspace;

import org.communique.audience.Audit;
import org.communique.audience.Contact;
import org.communique.delivery.Alerts;
import org.communique.staff.Actor;
import org.communique.staff.Searches;
import org.communique.staff.Unmaskings;
import org.communique.store.Store;

/** Lets staff open who somebody is, one by one and so many a day, and writes each down: the same count for readers and the press. */
final class Openings {

    private final Store store;
    private final Audit audit;
    private final Unmaskings unmaskings;
    private final Searches searches;
    private final Alerts alerts;

    Openings(Store store, Audit audit, Unmaskings unmaskings, Searches searches, Alerts alerts) {
        this.store = store;
        this.audit = audit;
        this.unmaskings = unmaskings;
        this.searches = searches;
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

    /** Takes one of this hour's searches. @return false if they are used up, which is an alert and in the audit log */
    boolean search(Actor actor, long organisation) {
        boolean may = store.write(db -> {
            boolean taken = searches.take(actor.name());
            if (!taken) audit.add(db, sought(actor, "contact.search-refused", organisation));
            return taken;
        });
        if (!may)
            alerts.raise(
                    Alerts.Kind.READING,
                    "somebody of the staff has looked for more addresses in this hour than is allowed; the audit log says who");
        return may;
    }

    /** Writes down that somebody was looked for whom we do not know. */
    void missed(Actor actor, long organisation) {
        store.run(db -> audit.add(db, sought(actor, "contact.not-found", organisation)));
    }

    private static Audit.Entry sought(Actor actor, String action, long organisation) {
        return new Audit.Entry(actor.name(), action, organisation, "organisation " + organisation, "");
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
