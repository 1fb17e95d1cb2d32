package org.communique.audience;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.store.Store;
import org.communique.vault.Vault;

/** Looks up one contact at a time, decrypted. There is no way to list them. */
public final class Contacts {

    private static final String SELECT = """
            SELECT c.id, c.organisation, c.language, c.kind, d.uid, d.sealed, k.wrapped
            """;

    private static final String FROM = """
            FROM contact c JOIN contact_card d ON d.contact = c.id
            JOIN keys.contact_key k ON k.contact = c.id AND k.wrapped IS NOT NULL
            WHERE c.id = :id
            """;

    private final Store store;
    private final Vault vault;
    private final Cards cards;
    private final ContactIds ids;

    public Contacts(Store store, Vault vault) {
        this.store = store;
        this.vault = vault;
        this.cards = new Cards(store, vault);
        this.ids = new ContactIds(store, vault);
    }

    /** The contact with this row id; empty if it has been erased. */
    public Optional<Contact> find(long id) {
        return store.read()
                .sql(SELECT + FROM)
                .param("id", id)
                .query((row, n) -> contact(row))
                .optional();
    }

    /** All that the card of a contact says; empty if it has been erased. */
    public Optional<Card> card(long id) {
        return store.read()
                .sql(SELECT + FROM)
                .param("id", id)
                .query((row, n) -> cards.open(sealed(row)))
                .optional();
    }

    /**
     * Ids of the contacts that have this very address: one in each organisation that knows it. CROSS keeps SQLite from walking all
     * contacts in their order.
     */
    public List<Long> ids(Address address) {
        return store.read()
                .sql("""
                        SELECT c.id FROM organisation o CROSS JOIN contact c
                        WHERE c.organisation = o.id AND c.blind_index = :blind ORDER BY c.id
                        """)
                .param("blind", vault.blind(address.comparable()))
                .query(Long.class)
                .list();
    }

    /**
     * Whether a contact may be written to at this very moment: the audience was frozen a while ago.
     *
     * @param lists ids of the lists the release is addressed to; one confirmed subscription among them suffices
     */
    public Reachable reachable(long id, List<Long> lists) {
        return store.read()
                .sql(SELECT + """
                        , EXISTS (SELECT 1 FROM suppression s
                                  WHERE s.organisation = c.organisation AND s.blind_index = c.blind_index) AS suppressed
                        , EXISTS (SELECT 1 FROM subscription s
                                  WHERE s.contact = c.id AND s.state = 'confirmed' AND s.list IN (:lists)) AS subscribed
                        """ + FROM)
                .param("id", id)
                .param("lists", lists)
                .query((row, n) -> {
                    if (row.getBoolean("suppressed")) return new Reachable.No(Reachable.Reason.SUPPRESSED);
                    if (!row.getBoolean("subscribed")) return new Reachable.No(Reachable.Reason.UNSUBSCRIBED);
                    return new Reachable.Yes(contact(row));
                })
                .optional()
                .orElse(new Reachable.No(Reachable.Reason.ERASED));
    }

    /** Opens what a claim has read, at the moment a mail is made. */
    public Open open(SealedContact sealed) {
        var parts = cards.text(sealed).split(Card.NEXT, 3);
        var address = ascii(parts[0]) ? parts[0] : new Address(parts[0]).ascii();
        return new Open(address, parts[1], ids.name(sealed.id(), sealed.uid()));
    }

    /** What is stored has its domain in lower case already. */
    private static boolean ascii(String address) {
        for (int i = 0; i < address.length(); i++) if (address.charAt(i) > 126) return false;
        return true;
    }

    /**
     * Whom a mail goes to.
     *
     * @param address as SMTP wants it, the domain as A-label
     * @param name    may be empty
     * @param id      what links to her choices name her by, see {@link ContactIds}
     */
    public record Open(String address, String name, byte[] id) {

        /** A mask: neither reaches a log. */
        @Override
        public String toString() {
            return "[contact]";
        }
    }

    private Contact contact(ResultSet row) throws SQLException {
        var card = cards.open(sealed(row));
        return new Contact(
                row.getLong("id"),
                row.getLong("organisation"),
                card.address(),
                card.name(),
                first(row.getString("language")),
                ContactKind.of(row.getString("kind")));
    }

    private static SealedContact sealed(ResultSet row) throws SQLException {
        return new SealedContact(
                row.getLong("id"), row.getBytes("uid"), row.getBytes("wrapped"), row.getBytes("sealed"));
    }

    /** What she would rather read than anything else. */
    private static Locale first(String languages) {
        return Locale.forLanguageTag(languages.split(",", 2)[0]);
    }
}
