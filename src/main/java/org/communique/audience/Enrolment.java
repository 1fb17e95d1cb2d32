package org.communique.audience;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes one contact in, and changes what is known of one, as part of the caller's transaction. */
public final class Enrolment {

    private final Vault vault;
    private final Cards cards;
    private final Consents consents;
    private final Clock clock;

    public Enrolment(Store store, Vault vault, Clock clock) {
        this.vault = vault;
        this.cards = new Cards(store, vault);
        this.consents = new Consents(store, vault, clock);
        this.clock = clock;
    }

    /**
     * Somebody who is to be a contact.
     *
     * @param languages what she reads, first choice first; at least one
     */
    public record Newcomer(long organisation, Card card, List<Locale> languages, ContactKind kind) {

        public Newcomer {
            languages = List.copyOf(languages);
        }
    }

    /** The contact of an organisation that has this address. */
    public Optional<Long> find(JdbcClient db, long organisation, Address address) {
        return db.sql("SELECT id FROM contact WHERE organisation = :organisation AND blind_index = :blind")
                .param("organisation", organisation)
                .param("blind", vault.blind(address.comparable()))
                .query(Long.class)
                .optional();
    }

    /** Whether an organisation must not write to an address. */
    public boolean suppressed(JdbcClient db, long organisation, Address address) {
        return db.sql("""
                        SELECT 1 FROM suppression WHERE organisation = :organisation AND blind_index = :blind
                        """)
                .param("organisation", organisation)
                .param("blind", vault.blind(address.comparable()))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** What finds an address in tables without saying it. */
    public byte[] blind(Address address) {
        return vault.blind(address.comparable());
    }

    /** The number of the contact; one that has the address already keeps its card and its languages. */
    public long enrol(JdbcClient db, Newcomer newcomer) {
        var address = newcomer.card().address();
        return find(db, newcomer.organisation(), address).orElseGet(() -> add(db, newcomer));
    }

    /** An import may bring her in this very moment: then she is the one it brought, and the key made here is nobody's. */
    private long add(JdbcClient db, Newcomer newcomer) {
        var address = newcomer.card().address();
        var key = cards.keys(1).get(0);
        int added = db.sql("""
                        INSERT INTO contact (id, organisation, blind_index, domain_index, language, kind, created_at)
                        VALUES (:id, :organisation, :blind, :domain, :language, :kind, :now)
                        ON CONFLICT (organisation, blind_index) DO NOTHING
                        """)
                .param("id", key.contact())
                .param("organisation", newcomer.organisation())
                .param("blind", vault.blind(address.comparable()))
                .param("domain", Destinations.index(vault, address.asciiDomain()))
                .param("language", tags(newcomer.languages()))
                .param("kind", newcomer.kind().code())
                .param("now", clock.millis())
                .update();
        if (added == 0) return find(db, newcomer.organisation(), address).orElseThrow();
        cards.write(db, key, newcomer.card());
        return key.contact();
    }

    /** Whether a contact has ended her subscription to a list: staff cannot begin it again. */
    public boolean left(JdbcClient db, long list, long contact) {
        return db.sql("""
                        SELECT 1 FROM subscription WHERE list = :list AND contact = :contact AND state = 'unsubscribed'
                        """)
                .param("list", list)
                .param("contact", contact)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Confirms a subscription, also one that had ended: she asked for it. The evidence is written with it. */
    public void subscribe(JdbcClient db, Consent consent) {
        db.sql("""
                        INSERT INTO subscription (list, contact, state, changed_at, joined_at)
                        VALUES (:list, :contact, 'confirmed', :now, :now)
                        ON CONFLICT (list, contact) DO UPDATE
                        SET state = 'confirmed', changed_at = excluded.changed_at, joined_at = excluded.joined_at
                        WHERE subscription.state <> 'confirmed'
                        """)
                .param("list", consent.list())
                .param("contact", consent.contact())
                .param("now", clock.millis())
                .update();
        consents.add(db, List.of(consent));
    }

    /** Changes name and fields; the address stays as it is. */
    public void rewrite(JdbcClient db, long contact, UnaryOperator<Card> change) {
        cards.change(db, contact, card -> {
            var after = change.apply(card);
            return new Card(card.address(), after.name(), after.fields());
        });
    }

    /** What a contact reads, first choice first. */
    public void languages(JdbcClient db, long contact, List<Locale> languages) {
        db.sql("UPDATE contact SET language = :language, touched = touched + 1 WHERE id = :id")
                .param("language", tags(languages))
                .param("id", contact)
                .update();
    }

    /** The topics a contact has chosen; none = all. */
    public Set<String> topics(JdbcClient db, long contact) {
        return Set.copyOf(db.sql("SELECT topic FROM contact_topic WHERE contact = :contact")
                .param("contact", contact)
                .query(String.class)
                .list());
    }

    /** Replaces them. */
    public void topics(JdbcClient db, long contact, Set<String> topics) {
        Cards.touch(db, contact);
        db.sql("DELETE FROM contact_topic WHERE contact = :contact")
                .param("contact", contact)
                .update();
        for (var topic : topics)
            db.sql("INSERT INTO contact_topic (contact, topic) VALUES (:contact, :topic)")
                    .param("contact", contact)
                    .param("topic", topic)
                    .update();
    }

    private static String tags(List<Locale> languages) {
        return languages.stream().map(Locale::toLanguageTag).collect(Collectors.joining(","));
    }
}
