package org.communique.app;

import java.util.Optional;
import org.communique.audience.ContactList;
import org.communique.release.InvalidRelease;
import org.communique.statement.Organisation;
import org.communique.statement.Statement;

/** What a command line names. Two organisations may call a statement or a list the same. */
final class Named {

    private Named() {}

    /** A statement by key, or by {@code organisation/key} where several organisations have one of that key. */
    static Statement statement(Core core, String text) {
        int slash = text.indexOf('/');
        var found = slash < 0
                ? core.statements.byKey(text)
                : core.organisations
                        .bySlug(text.substring(0, slash))
                        .flatMap(it -> core.statements.byKey(it.id(), text.substring(slash + 1)));
        return found.orElseThrow(() -> new InvalidRelease(
                "statement",
                "there is no statement '" + text + "', or there are several: then write organisation/key"));
    }

    /** A list of an organisation; its own one if another has one of that slug too. */
    static ContactList list(Core core, long organisation, String slug) {
        return core.lists.bySlug(organisation, slug).orElseGet(() -> ContactsCommand.list(core, slug));
    }

    /** The organisation of this slug, or the first one if none is named. */
    static Organisation organisation(Core core, String slug) {
        if (slug.isEmpty()) return core.organisations.all().get(0);
        return core.organisations
                .bySlug(slug)
                .orElseThrow(() -> new Refused("no organisation is named '" + slug + "'"));
    }

    /** Slug of the organisation that a list belongs to. */
    static String owner(Core core, ContactList list) {
        return core.organisations.byId(list.organisation()).slug();
    }

    /** Slug of the organisation that a contact belongs to; where she is nobody's, a name that no organisation has. */
    static String owner(Core core, long contact) {
        return core.contacts
                .find(contact)
                .map(it -> core.organisations.byId(it.organisation()).slug())
                .orElse("");
    }

    /** Row id of an organisation's letterhead; empty if none is named. */
    static Optional<Long> letterhead(Core core, long organisation, String slug) {
        if (slug.isEmpty()) return Optional.empty();
        return Optional.of(core.letterheads
                .bySlug(organisation, slug)
                .orElseThrow(() -> new Refused("the organisation has no letterhead '" + slug + "'"))
                .id());
    }
}
