package org.communique.workspace;

import java.util.List;
import java.util.Optional;
import org.communique.audience.ContactList;
import org.communique.audience.Joining;
import org.communique.audience.ListKind;
import org.communique.audience.Lists;
import org.communique.audience.Visibility;
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
        var list = ContactList.of(of.id(), wish.slug(), wish.names(), wish.kind());
        return lists.add(
                wish.doors().map(it -> list.with(it.visibility(), it.joining())).orElse(list));
    }

    /** Changes names and doors; slug and kind stay. @throws Missing as {@link #list} */
    @Needs(Permission.LIST_MANAGE)
    public ContactList change(Actor actor, String organisation, String slug, Change change) {
        var of = gate.enter(actor, organisation, Permission.LIST_MANAGE);
        var list = lists.bySlug(of.id(), slug).orElseThrow(() -> new Missing("list"));
        return lists.change(
                list.with(change.doors().visibility(), change.doors().joining()).named(change.names()));
    }

    /** What a new list is. @param doors empty = as its kind has them */
    public record Wish(String slug, Localized names, ListKind kind, Optional<Doors> doors) {

        /** With the doors of its kind. */
        public Wish(String slug, Localized names, ListKind kind) {
            this(slug, names, kind, Optional.empty());
        }
    }

    /** What becomes of a list. */
    public record Change(Localized names, Doors doors) {}

    /** Who learns of it, and how people join. */
    public record Doors(Visibility visibility, Joining joining) {}
}
