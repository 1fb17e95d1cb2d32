package org.communique.press;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.audience.Contact;
import org.communique.audience.Contacts;
import org.communique.delivery.Consignments;
import org.communique.delivery.Deliveries;
import org.communique.delivery.Delivery;
import org.communique.delivery.Parcel;
import org.communique.release.Releases;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.statement.StatementFile;
import org.communique.statement.Statements;
import org.communique.store.Store;
import org.communique.vault.Tokens;

/** Looks up the advance copies of one contact at a time, by the token of her mail or by who she has proved to be. */
public final class Advances {

    /** A release that is found late is held within a day at most; older ones need not be looked at. */
    private static final Duration AFTERWARDS = Duration.ofDays(2);

    private final Rooms rooms;
    private final AdvanceRows rows;
    private final Clock clock;

    Advances(Rooms rooms, AdvanceRows rows, Clock clock) {
        this.rooms = rooms;
        this.rows = rows;
        this.clock = clock;
    }

    /** What an advance copy is put together from. */
    public record Rooms(
            Store store,
            Tokens tokens,
            Deliveries deliveries,
            Consignments consignments,
            Releases releases,
            Statements statements,
            Organisations organisations,
            Contacts contacts) {}

    /** The copy that the link of a mail stands for; empty if the token is not ours or its contact is not accredited. */
    public Optional<Advance> byToken(String token) {
        return rooms.tokens()
                .read(token, Tokens.Purpose.ADVANCE)
                .flatMap(rooms.deliveries()::byToken)
                .map(Delivery::id)
                .flatMap(it -> rows.ofDelivery(it).stream().findFirst());
    }

    /** The contact's copy that holds the edition with this public id. */
    public Optional<Advance> byEdition(long contact, String publicId) {
        return rows.ofEdition(contact, publicId).stream().findFirst();
    }

    /** What a contact holds under embargo now, one for each release, the next to come out first. */
    public List<Advance> open(long contact) {
        var byRelease = new LinkedHashMap<Long, Advance>();
        for (var it : rows.ofContact(contact, clock.instant().minus(AFTERWARDS)))
            if (it.standing() == Advance.Standing.OPEN) byRelease.putIfAbsent(it.release(), it);
        return List.copyOf(byRelease.values());
    }

    /** The text in a language of the release; empty if it has no edition in it. Ask only for what is open. */
    public Optional<Copy> copy(Advance advance, Locale language) {
        var editions = rooms.consignments().editions(advance.dispatch());
        return editions.stream()
                .filter(it -> it.rendered().language().equals(language))
                .findFirst()
                .map(it -> copy(advance, it, editions));
    }

    /** The public page of the edition in this language, below the base URL; the contact's own edition if there is none. */
    public String publicPath(Advance advance, Locale language) {
        var editions = rooms.consignments().editions(advance.dispatch());
        return editions.stream()
                .filter(it -> it.rendered().language().equals(language))
                .findFirst()
                .or(() -> editions.stream()
                        .filter(it -> it.rendered().language().equals(advance.language()))
                        .findFirst())
                .orElseThrow()
                .path();
    }

    /** Language of the edition with this public id within a copy. */
    public Locale language(Advance advance, String publicId) {
        return rooms.consignments().editions(advance.dispatch()).stream()
                .filter(it -> it.revision().publicId().equals(publicId))
                .map(it -> it.rendered().language())
                .findFirst()
                .orElse(advance.language());
    }

    /** Who speaks, without a word of what is said. */
    public Organisation organisation(Advance advance) {
        return rooms.organisations()
                .byId(rooms.releases().byId(advance.release()).organisation());
    }

    /** A file of any edition of a copy. */
    public Optional<StatementFile> file(Advance advance, String sha256, String name) {
        return rooms.consignments().editions(advance.dispatch()).stream()
                .flatMap(it -> it.revision().content().files().stream())
                .filter(it -> it.sha256().equals(sha256) && it.name().equals(name))
                .findFirst();
    }

    /** The bytes of one of a copy's files. */
    public byte[] bytes(StatementFile file) {
        return rooms.store()
                .read()
                .sql("SELECT bytes FROM file WHERE sha256 = :sha256")
                .param("sha256", file.sha256())
                .query((row, n) -> row.getBytes("bytes"))
                .single();
    }

    private Copy copy(Advance advance, Parcel.EditionOut edition, List<Parcel.EditionOut> editions) {
        var release = rooms.releases().byId(advance.release());
        return new Copy(
                advance,
                rooms.statements().byId(release.statement()).kind(),
                rooms.organisations().byId(release.organisation()),
                edition,
                editions.stream().filter(it -> it != edition).toList(),
                rooms.contacts().find(advance.contact()).map(Contact::name).orElse(""));
    }
}
