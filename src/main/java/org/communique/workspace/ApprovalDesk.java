package org.communique.workspace;

import java.util.List;
import org.communique.audience.ContactList;
import org.communique.audience.Contacts;
import org.communique.audience.Lists;
import org.communique.audience.Subscriptions;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.statement.Organisation;

/** People who wait to be let onto a list. Named by number: who somebody is, is opened one by one. */
public final class ApprovalDesk {

    private final Gate gate;
    private final Lists lists;
    private final Contacts contacts;
    private final Subscriptions subscriptions;

    ApprovalDesk(Gate gate, Lists lists, Contacts contacts, Subscriptions subscriptions) {
        this.gate = gate;
        this.lists = lists;
        this.contacts = contacts;
        this.subscriptions = subscriptions;
    }

    /** Who waits where. @param list slug */
    public record Candidate(String list, long contact) {}

    /** The one who has waited longest first. @throws Missing if the organisation has no such list */
    @Needs(Permission.SUBSCRIPTION_APPROVE)
    public List<Subscriptions.Pending> pending(Actor actor, String organisation, String list) {
        return subscriptions.pending(list(gate.enter(actor, organisation, Permission.SUBSCRIPTION_APPROVE), list));
    }

    /**
     * Lets somebody onto a list.
     *
     * @param basis how she asked, for the evidence
     * @return false if she does not wait
     * @throws Missing if list or contact are not of this organisation
     */
    @Needs(Permission.SUBSCRIPTION_APPROVE)
    public boolean approve(Actor actor, String organisation, Candidate who, String basis) {
        var list = list(gate.enter(actor, organisation, Permission.SUBSCRIPTION_APPROVE), who);
        return subscriptions.approve(who.contact(), list, basis);
    }

    /**
     * Keeps somebody off a list.
     *
     * @param reason for the evidence; may be empty
     * @return false if she does not wait
     * @throws Missing as {@link #approve}
     */
    @Needs(Permission.SUBSCRIPTION_APPROVE)
    public boolean decline(Actor actor, String organisation, Candidate who, String reason) {
        var list = list(gate.enter(actor, organisation, Permission.SUBSCRIPTION_APPROVE), who);
        return subscriptions.decline(who.contact(), list, reason);
    }

    private ContactList list(Organisation of, Candidate who) {
        var list = list(of, who.list());
        contacts.find(who.contact())
                .filter(it -> it.organisation() == of.id())
                .orElseThrow(() -> new Missing("contact"));
        return list;
    }

    private ContactList list(Organisation of, String slug) {
        return lists.bySlug(of.id(), slug).orElseThrow(() -> new Missing("list"));
    }
}
