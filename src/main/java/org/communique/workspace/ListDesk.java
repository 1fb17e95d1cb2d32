package org.communique.workspace;

import java.util.List;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.audience.Lists;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.statement.Localized;

/** The lists of an organisation. */
public final class ListDesk {

    private final Gate gate;
    private final Lists lists;

    ListDesk(Gate gate, Lists lists) {
        this.gate = gate;
        this.lists = lists;
    }

    /** All, in the order they were made. */
    @Needs(Permission.LIST_READ)
    public List<ContactList> all(Actor actor, String organisation) {
        return lists.all(gate.enter(actor, organisation, Permission.LIST_READ).id());
    }

    /** @throws Missing if the organisation has no such list */
    @Needs(Permission.LIST_READ)
    public ContactList list(Actor actor, String organisation, String slug) {
        var of = gate.enter(actor, organisation, Permission.LIST_READ);
        return lists.bySlug(of.id(), slug).orElseThrow(() -> new Missing("list"));
    }

    /**
     * Makes a list.
     *
     * @param wish slug, names and kind of it
     * @throws Taken if the organisation has one of that slug
     */
    @Needs(Permission.LIST_MANAGE)
    public ContactList create(Actor actor, String organisation, Wish wish) {
        var of = gate.enter(actor, organisation, Permission.LIST_MANAGE);
        if (lists.bySlug(of.id(), wish.slug()).isPresent()) throw new Taken("list", wish.slug());
        return lists.add(of.id(), wish.slug(), wish.names(), wish.kind());
    }

    /** What a new list is. */
    public record Wish(String slug, Localized names, ListKind kind) {}
}
