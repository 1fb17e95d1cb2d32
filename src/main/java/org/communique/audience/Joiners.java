package org.communique.audience;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People who join by themselves: what an address is to an organisation, and making it a subscriber with the evidence. */
public final class Joiners {

    /** What {@link org.communique.store.Dialect#oneAtATime} knows joining by: nobody becomes two contacts. */
    public static final int ONE_AT_A_TIME = 14;

    private final Store store;
    private final Enrolment enrolment;
    private final Consents consents;
    private final Suppressions suppressions;
    private final Clock clock;

    public Joiners(Store store, Vault vault, Clock clock) {
        this.store = store;
        this.enrolment = new Enrolment(store, vault, clock);
        this.consents = new Consents(store, vault, clock);
        this.suppressions = new Suppressions(store, vault, clock);
        this.clock = clock;
    }

    /**
     * What an address is to an organisation.
     *
     * @param contact  its number, if it is known there
     * @param lists    ids of the lists it is on, or waits for
     * @param unwanted somebody asked us, or staff decided, that we never write to it
     */
    public record Standing(Optional<Long> contact, Set<Long> lists, boolean unwanted) {

        public Standing {
            lists = Set.copyOf(lists);
        }
    }

    /**
     * Somebody who has confirmed that the address is hers.
     *
     * @param lists   one or more, of one organisation
     * @param wording that she agreed to
     * @param network as {@link Consent#network()}
     */
    public record Joiner(
            long organisation,
            Address address,
            Choices choices,
            List<Entry> lists,
            Consent.Wording wording,
            Optional<byte[]> network) {

        public Joiner {
            lists = List.copyOf(lists);
        }
    }

    /** A list to join. @param approved whether staff have to approve it first */
    public record Entry(long list, ListKind kind, boolean approved) {}

    /**
     * What she wants to get.
     *
     * @param languages BCP 47 tags, first choice first; at least one
     * @param topics    slugs; none = all
     * @param rhythm    {@code instant}, {@code daily} or {@code weekly}
     */
    public record Choices(List<String> languages, List<String> topics, String rhythm) {

        public Choices {
            languages = List.copyOf(languages);
            topics = List.copyOf(topics);
            if (languages.isEmpty()) throw new IllegalArgumentException("a contact reads at least one language");
        }
    }

    /** The keyed hash that an address is known by, 32 bytes; equal for every spelling that is the same person's. */
    public byte[] blind(Address address) {
        return enrolment.blind(address);
    }

    /** What an address is to an organisation now. */
    public Standing standing(JdbcClient db, long organisation, Address address) {
        var contact = enrolment.find(db, organisation, address);
        var lists = contact.map(it -> db.sql(
                                "SELECT list FROM subscription WHERE contact = :contact AND state <> 'unsubscribed'")
                        .param("contact", it)
                        .query(Long.class)
                        .list())
                .orElse(List.of());
        return new Standing(contact, Set.copyOf(lists), unwanted(organisation, address));
    }

    /**
     * Subscribes her, as part of the transaction that {@code db} is in: contact, subscriptions and consent together, and what
     * kept us from writing to the address is over. What she chose earlier stands as long as she is on any list.
     *
     * @return the number of the contact; empty if we are never to write to the address
     */
    public Optional<Long> join(JdbcClient db, Joiner joiner) {
        store.dialect().oneAtATime(db, ONE_AT_A_TIME);
        if (unwanted(joiner.organisation(), joiner.address())) return Optional.empty();
        suppressions.lift(joiner.organisation(), joiner.address());
        boolean known =
                enrolment.find(db, joiner.organisation(), joiner.address()).isPresent();
        long contact = enrolment.enrol(db, newcomer(joiner));
        if (!known || !onAnyList(db, contact)) choose(db, contact, joiner.choices());
        var begun = new ArrayList<Consent>();
        for (var it : joiner.lists())
            if (begin(db, contact, it))
                begun.add(new Consent(
                        it.list(),
                        contact,
                        Consent.Event.GIVEN,
                        joiner.wording(),
                        "form",
                        joiner.network(),
                        Optional.empty()));
        consents.add(db, begun);
        return Optional.of(contact);
    }

    /** Somebody asked us, or staff decided: only staff lift that. */
    private boolean unwanted(long organisation, Address address) {
        return suppressions.suppressed(organisation, address).equals(Optional.of(Suppression.MANUAL));
    }

    private static Enrolment.Newcomer newcomer(Joiner joiner) {
        return new Enrolment.Newcomer(
                joiner.organisation(),
                new Card(joiner.address(), ""),
                joiner.choices().languages().stream()
                        .map(Locale::forLanguageTag)
                        .toList(),
                joiner.lists().get(0).kind().contacts());
    }

    /** A contact who has joined by herself belongs to no import any more: undoing one does not take her along. */
    private void choose(JdbcClient db, long contact, Choices choices) {
        db.sql("""
                        UPDATE contact SET language = :language, rhythm = :rhythm, paused_until = NULL, import = NULL,
                            touched = touched + 1
                        WHERE id = :contact
                        """)
                .param("language", String.join(",", choices.languages()))
                .param("rhythm", choices.rhythm())
                .param("contact", contact)
                .update();
        db.sql("DELETE FROM contact_topic WHERE contact = :contact")
                .param("contact", contact)
                .update();
        for (var topic : Set.copyOf(choices.topics()))
            db.sql("INSERT INTO contact_topic (contact, topic) VALUES (:contact, :topic)")
                    .param("contact", contact)
                    .param("topic", topic)
                    .update();
    }

    /**
     * False if she was on the list already, or waits for it as before. What an import had begun is her own from now on, with
     * evidence of its own: undoing the import does not take it from her.
     */
    private boolean begin(JdbcClient db, long contact, Entry entry) {
        long now = clock.millis();
        return db.sql("""
                        INSERT INTO subscription (list, contact, state, changed_at, joined_at)
                        VALUES (:list, :contact, :state, :now, :joined)
                        ON CONFLICT (list, contact) DO UPDATE
                        SET state = excluded.state, changed_at = excluded.changed_at, import = NULL,
                            joined_at = CASE WHEN subscription.state = 'confirmed' THEN subscription.joined_at
                                             ELSE excluded.joined_at END
                        WHERE subscription.state = 'unsubscribed'
                           OR subscription.state = 'pending' AND excluded.state = 'confirmed'
                           OR subscription.import IS NOT NULL AND excluded.state = 'confirmed'
                        """)
                        .param("list", entry.list())
                        .param("contact", contact)
                        .param("state", entry.approved() ? "pending" : "confirmed")
                        .param("now", now)
                        .param("joined", entry.approved() ? 0 : now)
                        .update()
                == 1;
    }

    private static boolean onAnyList(JdbcClient db, long contact) {
        return db.sql("SELECT EXISTS (SELECT 1 FROM subscription WHERE contact = :contact AND state <> 'unsubscribed')")
                .param("contact", contact)
                .query(Boolean.class)
                .single();
    }
}
