package org.communique.presscontact;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.audience.Audit;
import org.communique.audience.Contact;
import org.communique.audience.ContactIds;
import org.communique.audience.Contacts;
import org.communique.audience.Enrolment;
import org.communique.audience.Subscriptions;
import org.communique.audience.WayOut;
import org.communique.delivery.Consignments;
import org.communique.delivery.Deliveries;
import org.communique.delivery.Delivery;
import org.communique.statement.Topics;
import org.communique.store.Store;
import org.communique.vault.Tokens;

/** What the links in press mails do: looking changes nothing, one button does it. No answer names a person. */
public final class PressLinks {

    private final Rooms rooms;
    private final PressContacts contacts;
    private final PressRequests requests;

    PressLinks(Rooms rooms, PressContacts contacts, PressRequests requests) {
        this.rooms = rooms;
        this.contacts = contacts;
        this.requests = requests;
    }

    /** What links are followed with. */
    public record Rooms(
            Store store,
            Tokens tokens,
            Deliveries deliveries,
            Consignments consignments,
            Contacts contacts,
            ContactIds ids,
            Subscriptions subscriptions,
            Enrolment enrolment,
            Topics topics,
            Audit audit) {}

    /**
     * What "not my beat" would do to who follows the link.
     *
     * @param topics of the statement, as she reads them; empty = nothing would be left, so mail through the list ends
     */
    public record Beat(Locale language, List<String> topics) {

        public Beat {
            topics = List.copyOf(topics);
        }
    }

    /** What the button would do; empty if the link is not ours. Changes nothing. */
    public Optional<Beat> beat(String token) {
        return delivery(token, Tokens.Purpose.NOT_MY_BEAT).flatMap(it -> rooms.contacts()
                .find(it.contact())
                .map(contact -> new Beat(contact.language(), left(it).isEmpty() ? List.of() : labels(it, contact))));
    }

    /**
     * Takes the topics of the statement out of what she reports on; who has chosen none has all others from now on. If none would be
     * left, mail through the list ends, as no topic at all means every topic. The second time changes nothing.
     *
     * @return what was done; empty if the link is not ours
     */
    public Optional<Beat> notMyBeat(String token) {
        var before = beat(token);
        if (before.isEmpty()) return before;
        var it = delivery(token, Tokens.Purpose.NOT_MY_BEAT).orElseThrow();
        var left = left(it);
        rooms.store().run(db -> {
            if (left.isEmpty()) rooms.subscriptions().unsubscribe(it.contact(), List.of(it.list()), WayOut.PAGE);
            else rooms.enrolment().topics(db, it.contact(), left);
            rooms.audit()
                    .add(
                            db,
                            new Audit.Entry(
                                    "person",
                                    left.isEmpty() ? "press.list-left" : "press.beat-narrowed",
                                    rooms.contacts()
                                            .find(it.contact())
                                            .orElseThrow()
                                            .organisation(),
                                    "contact " + it.contact(),
                                    ""));
        });
        return before;
    }

    /** Who may say that she has moved: the language of the press contact; empty if the link is not ours. */
    public Optional<Locale> moving(String token) {
        return mover(token).flatMap(it -> rooms.contacts().find(it.contact())).map(Contact::language);
    }

    /** Tells the desk that she has moved. @return false if the link is not ours */
    public boolean moved(String token, Application application) {
        var mover = mover(token);
        mover.ifPresent(it -> requests.move(it, application));
        return mover.isPresent();
    }

    /** The language of who is asked whether all is right still. */
    public Optional<Locale> reviewing(String token) {
        return reviewer(token).flatMap(rooms.contacts()::find).map(Contact::language);
    }

    /** All is right still. @return false if the link is not ours */
    public boolean stillRight(String token) {
        return reviewer(token).filter(it -> contacts.reviewed(it, "person")).isPresent();
    }

    /** A press contact without a record has one when the desk has decided. */
    private Optional<PressContact> mover(String token) {
        return delivery(token, Tokens.Purpose.MOVED).flatMap(it -> contacts.find(it.contact())
                .or(() -> rooms.contacts().find(it.contact()).map(PressLinks::unrecorded)));
    }

    private static PressContact unrecorded(Contact contact) {
        return new PressContact(
                contact.id(),
                contact.organisation(),
                LawfulBasis.LEGITIMATE_INTEREST,
                AddressSource.EARLIER,
                Optional.empty(),
                Optional.empty(),
                java.time.Instant.EPOCH);
    }

    private Optional<Long> reviewer(String token) {
        return rooms.tokens()
                .read(token, Tokens.Purpose.PRESS_REVIEW)
                .flatMap(rooms.ids()::contact)
                .filter(it -> contacts.find(it).isPresent());
    }

    private Optional<Delivery> delivery(String token, Tokens.Purpose purpose) {
        return rooms.tokens().read(token, purpose).flatMap(rooms.deliveries()::byToken);
    }

    /** What she would report on afterwards. */
    private Set<String> left(Delivery delivery) {
        var chosen = rooms.enrolment().topics(rooms.store().read(), delivery.contact());
        var left = new HashSet<>(chosen.isEmpty() ? rooms.topics().all().keySet() : chosen);
        var mentioned = mentioned(delivery);
        left.removeAll(mentioned);
        return mentioned.isEmpty() ? Set.of() : left;
    }

    private Set<String> mentioned(Delivery delivery) {
        return rooms.consignments().editions(delivery.dispatch()).stream()
                .flatMap(it -> it.revision().content().topics().stream())
                .collect(Collectors.toSet());
    }

    private List<String> labels(Delivery delivery, Contact contact) {
        return mentioned(delivery).stream()
                .sorted()
                .map(it -> rooms.topics().label(it, contact.language(), List.of(Locale.ENGLISH)))
                .toList();
    }
}
