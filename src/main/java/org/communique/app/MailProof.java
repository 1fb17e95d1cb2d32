package org.communique.app;

import java.util.List;
import java.util.regex.Pattern;
import org.communique.audience.Address;
import org.communique.audience.ContactList;
import org.communique.audience.ListKind;
import org.communique.delivery.Parcel;
import org.communique.release.Galley;
import org.communique.release.Release;

/** A mail of a release as one reader would get it, before it goes out: what a preview shows and a test sends. */
record MailProof(Parcel.Letter letter, Parcel.EditionOut edition, Parcel.Recipient recipient) {

    private static final Pattern MAILBOX = Pattern.compile("(?:(.*?)\\s*<([^<>]+)>|([^<>]+))");

    /**
     * Which mail, and to whom.
     *
     * @param language tag of the edition; empty = the first
     * @param list     slug; empty = the release's first
     * @param to       an address, or a name and an address in angle brackets
     */
    record Wish(String language, String list, String to) {}

    /** @throws Refused if the release has no such edition or list, or {@code to} is no address */
    static MailProof of(Core core, Release release, Wish wish) {
        var through = list(core, release, wish.list());
        boolean advance = release.advanceAt().isPresent() && through.kind() == ListKind.PRESS;
        var galley = galley(core.galleys.of(release, advance), wish.language());
        var letterhead = core.releases.letterhead(release);
        var organisation = core.organisations.byId(release.organisation()).on(letterhead);
        var statement = core.statements.byId(release.statement());
        var name = through.names().in(galley.rendered().language(), organisation.fallback());
        return new MailProof(
                new Parcel.Letter(
                        0,
                        statement.key(),
                        statement.kind(),
                        organisation,
                        release.dueAt(),
                        advance,
                        advance ? release.advanceAt().get() : release.dueAt(),
                        letterhead,
                        java.util.Optional.empty()),
                Parcel.EditionOut.of(galley),
                recipient(galley, through.slug(), name, wish.to()));
    }

    String language() {
        return recipient.language().toLanguageTag();
    }

    private static ContactList list(Core core, Release it, String list) {
        if (!list.isEmpty()) return ContactsCommand.list(core, list);
        return core.releases.lists(it, false).stream()
                .findFirst()
                .or(() -> core.releases.lists(it, true).stream().findFirst())
                .map(core.lists::byId)
                .orElseThrow(() -> new Refused("the release is addressed to no list: name one with --list"));
    }

    private static Galley galley(List<Galley> galleys, String language) {
        return galleys.stream()
                .filter(it -> language.isEmpty() || tag(it).equalsIgnoreCase(language))
                .findFirst()
                .orElseThrow(() -> new Refused("the release has no edition in '" + language + "'; it has: "
                        + String.join(", ", galleys.stream().map(MailProof::tag).toList())));
    }

    private static String tag(Galley galley) {
        return galley.rendered().language().toLanguageTag();
    }

    private static Parcel.Recipient recipient(Galley galley, String slug, String listName, String to) {
        var mailbox = MAILBOX.matcher(to.strip());
        if (!mailbox.matches()) throw noAddress();
        boolean named = mailbox.group(2) != null;
        try {
            var address = new Address(named ? mailbox.group(2) : mailbox.group(3));
            var name = named ? mailbox.group(1) : "";
            return new Parcel.Recipient(address.ascii(), name, galley.rendered().language(), slug, listName);
        } catch (IllegalArgumentException notAnAddress) {
            throw noAddress();
        }
    }

    private static Refused noAddress() {
        return new Refused("write --to as an address, or as 'Name <name@example.org>'");
    }
}
