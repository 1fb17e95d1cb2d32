package org.communique.presscontact;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.communique.audience.Audit;
import org.communique.audience.Card;
import org.communique.audience.Consent;
import org.communique.audience.Contact;
import org.communique.audience.ContactList;
import org.communique.audience.Contacts;
import org.communique.audience.Enrolment;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the press desk does with press contacts. Lists are masked: numbers, words and dates; who somebody is is opened one by one, and
 * each time is written down.
 */
public final class PressContacts {

    private final Store store;
    private final Contacts contacts;
    private final Enrolment enrolment;
    private final Audit audit;
    private final PressRecords records;
    private final Accreditations accreditations;
    private final Clock clock;

    public PressContacts(Store store, Vault vault, Clock clock) {
        this.store = store;
        this.contacts = new Contacts(store, vault);
        this.enrolment = new Enrolment(store, vault, clock);
        this.audit = new Audit(store, vault, clock);
        this.records = new PressRecords(store, clock);
        this.accreditations = new Accreditations(store, clock);
        this.clock = clock;
    }

    /**
     * A press contact as staff know her.
     *
     * @param topics she reports on; none = all
     */
    public record Entry(
            Enrolment.Newcomer person, Details details, LawfulBasis basis, AddressSource source, Set<String> topics) {

        public Entry {
            topics = Set.copyOf(topics);
        }
    }

    /** All of one press contact, opened for one person who asked. */
    public record Dossier(
            PressContact row, Card card, Details details, Set<String> topics, List<Acceptance> accreditations) {

        public Dossier {
            topics = Set.copyOf(topics);
            accreditations = List.copyOf(accreditations);
        }

        /** A mask. */
        @Override
        public String toString() {
            return "[press contact " + row.contact() + "]";
        }
    }

    /**
     * Terms that were accepted, or declared to be.
     *
     * @param event    {@code accepted}, {@code declared}, {@code extended} or {@code ended}
     * @param terms    language and revision, such as {@code en 2}; empty = shown none by us
     */
    public record Acceptance(String event, String terms, Instant until, Instant at) {}

    /** Adds a press contact, or describes one whose address is known already. @return her number */
    public long add(Entry entry, String actor) {
        return store.write(db -> {
            long contact = enrolment.enrol(db, entry.person());
            put(db, contact, entry);
            audit.add(db, entry(actor, "press.described", entry.person().organisation(), contact));
            return contact;
        });
    }

    /** Adds one that staff know of, and puts her on a list. */
    public Entered enter(Entry entry, ContactList list, String actor) {
        return store.write(db -> {
            var person = entry.person();
            var address = person.card().address();
            if (enrolment.suppressed(db, person.organisation(), address)) return new Entered.Suppressed();
            var known = enrolment.find(db, person.organisation(), address);
            if (known.filter(it -> enrolment.left(db, list.id(), it)).isPresent()) return new Entered.HasLeft();
            long contact = add(entry, actor);
            var ground = "Entered by staff; ground: " + entry.basis().code();
            var wording = new Consent.Wording("en", ground, "");
            enrolment.subscribe(db, new Consent(list.id(), contact, Consent.Event.GIVEN, wording, "staff"));
            return new Entered.Added(contact);
        });
    }

    /** What {@link #add} writes, but for the contact itself and the log. */
    void put(JdbcClient db, long contact, Entry entry) {
        records.put(db, contact, new PressRecords.Ground(entry.basis(), entry.source()));
        enrolment.rewrite(db, contact, entry.details()::on);
        enrolment.topics(db, contact, entry.topics());
    }

    /** Changes what is known of a press contact; ground and source stay. @return false if there is no record of her */
    public boolean change(long contact, UnaryOperator<Details> change, String actor) {
        var row = records.find(contact);
        row.ifPresent(it -> store.run(db -> {
            enrolment.rewrite(
                    db, contact, card -> change.apply(Details.of(card)).on(card));
            audit.add(db, entry(actor, "press.described", it.organisation(), contact));
        }));
        return row.isPresent();
    }

    /** The record of a contact; empty if there is none. */
    public Optional<PressContact> find(long contact) {
        return records.find(contact);
    }

    /** The records of an organisation, by number. */
    public List<PressContact> all(long organisation) {
        return records.all(organisation);
    }

    /**
     * A row of the press desk's list: for whom she writes and on what, and not who she is.
     *
     * @param address masked
     */
    public record Row(PressContact record, String address, Locale language, String outlet, String beat) {

        /** A mask. */
        @Override
        public String toString() {
            return "[press contact " + record.contact() + "]";
        }
    }

    /** Some of them as rows; only so many cards are opened. */
    public List<Row> rows(List<PressContact> some) {
        return some.stream()
                .flatMap(it -> contacts.find(it.contact()).stream()
                        .flatMap(person ->
                                contacts.card(it.contact()).stream().map(card -> row(it, person, Details.of(card)))))
                .toList();
    }

    private static Row row(PressContact record, Contact person, Details details) {
        return new Row(record, person.address().masked(), person.language(), details.outlet(), details.beat());
    }

    /** How many are on its press lists without a record. */
    public int unrecorded(long organisation) {
        return records.unrecorded(store.read(), organisation).size();
    }

    /** Opens all of one press contact, and writes down who did. */
    public Optional<Dossier> open(long contact, String actor) {
        var row = records.find(contact);
        var card = row.flatMap(it -> contacts.card(contact));
        if (card.isEmpty()) return Optional.empty();
        store.run(db -> audit.add(db, entry(actor, "press.opened", row.get().organisation(), contact)));
        return Optional.of(new Dossier(
                row.get(),
                card.get(),
                Details.of(card.get()),
                enrolment.topics(store.read(), contact),
                accreditations.of(contact).stream()
                        .map(PressContacts::acceptance)
                        .toList()));
    }

    /** Lets her see what is under embargo until an instant; what she has accepted before counts on. @return false if there is no record */
    public boolean accredit(long contact, Instant until, String actor) {
        var row = records.find(contact);
        row.ifPresent(it -> store.run(db -> {
            accreditations.extended(db, contact, new Accreditations.Period(until, actor));
            audit.add(db, entry(actor, "press.accredited", it.organisation(), contact));
        }));
        return row.isPresent();
    }

    /** Ends an accreditation now. @return false if there was none */
    public boolean end(long contact, String actor) {
        var row = records.find(contact);
        if (row.isEmpty()) return false;
        return store.write(db -> {
            boolean ended = accreditations.end(db, contact, actor);
            if (ended)
                audit.add(
                        db, entry(actor, "press.accreditation-ended", row.get().organisation(), contact));
            return ended;
        });
    }

    /** All of it was looked at and is right. @param actor {@code person} if she said so herself */
    public boolean reviewed(long contact, String actor) {
        var row = records.find(contact);
        row.ifPresent(it -> store.run(db -> {
            records.reviewed(db, contact);
            audit.add(db, entry(actor, "press.reviewed", it.organisation(), contact));
        }));
        return row.isPresent();
    }

    /** Whether an organisation gives nothing under embargo to who is not accredited. */
    public boolean required(long organisation) {
        return store.read()
                .sql("SELECT 1 FROM press_rule WHERE organisation = :organisation")
                .param("organisation", organisation)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /**
     * From now on only who is accredited sees anything under embargo. For those on the press lists of whom there is no record the
     * organisation declares that they have accepted the terms, until an instant; without one they are left out.
     *
     * @return for how many it was declared
     */
    public int require(long organisation, Optional<Instant> declared, String actor) {
        return store.write(db -> {
            var known = declared.isPresent() ? records.unrecorded(db, organisation) : List.<Long>of();
            for (long contact : known) {
                records.put(
                        db, contact, new PressRecords.Ground(LawfulBasis.LEGITIMATE_INTEREST, AddressSource.EARLIER));
                accreditations.extended(db, contact, new Accreditations.Period(declared.get(), actor));
            }
            db.sql(
                            "INSERT INTO press_rule (organisation, since_at) VALUES (:organisation, :now) ON CONFLICT DO NOTHING")
                    .param("organisation", organisation)
                    .param("now", clock.millis())
                    .update();
            audit.add(
                    db,
                    new Audit.Entry(
                            actor,
                            "press.required",
                            organisation,
                            "organisation " + organisation,
                            "declared " + known.size()));
            return known.size();
        });
    }

    private static Acceptance acceptance(Accreditations.Event it) {
        var terms = it.revision() == 0 ? "" : it.language() + " " + it.revision();
        return new Acceptance(it.event(), terms, it.until(), it.at());
    }

    private static Audit.Entry entry(String actor, String action, long organisation, long contact) {
        return new Audit.Entry(actor, action, organisation, "contact " + contact, "");
    }
}
