package org.communique.audience;

import java.time.Clock;
import java.util.HexFormat;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes who a contact is, as part of the caller's transaction: the card, and what finds it. */
public final class Identity {

    private final Vault vault;
    private final Cards cards;
    private final Clock clock;

    public Identity(Store store, Vault vault, Clock clock) {
        this.vault = vault;
        this.cards = new Cards(store, vault);
        this.clock = clock;
    }

    /** @param name may be empty. @throws IllegalArgumentException if it holds a control character */
    public void rename(JdbcClient db, long contact, String name) {
        cards.change(db, contact, card -> new Card(card.address(), name, card.fields()));
    }

    /**
     * Gives a contact another address, which is known to be hers. Number and links stay as they are.
     *
     * @return false if another contact of the organisation has it, or it is suppressed there; nothing is changed then
     */
    public boolean move(JdbcClient db, long contact, Address to) {
        var blind = vault.blind(to.comparable());
        int moved = db.sql("""
                        UPDATE contact SET blind_index = :blind, domain_index = :domain, addressed_at = :now
                        WHERE id = :contact
                          AND NOT EXISTS (SELECT 1 FROM contact o WHERE o.organisation = contact.organisation
                                          AND o.blind_index = :blind AND o.id <> contact.id)
                          AND NOT EXISTS (SELECT 1 FROM suppression s WHERE s.organisation = contact.organisation
                                          AND s.blind_index = :blind)
                        """)
                .param("blind", blind)
                .param("domain", Destinations.index(vault, to.asciiDomain()))
                .param("now", clock.millis())
                .param("contact", contact)
                .update();
        if (moved == 0) return false;
        cards.change(db, contact, card -> new Card(to, card.name(), card.fields()));
        return true;
    }

    /** Seals an address that a contact is to have, under the key of her card. */
    public byte[] seal(JdbcClient db, long contact, Address address) {
        return cards.sealBeside(db, contact, address.value());
    }

    /** Opens it. @throws org.communique.vault.SealBroken if it is not of this contact */
    public Address open(JdbcClient db, long contact, byte[] sealed) {
        return new Address(cards.openBeside(db, contact, sealed));
    }

    /** Whether an organisation must not write to an address. */
    public boolean silenced(JdbcClient db, long organisation, Address address) {
        return db.sql("SELECT 1 FROM suppression WHERE organisation = :organisation AND blind_index = :blind")
                .param("organisation", organisation)
                .param("blind", vault.blind(address.comparable()))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** A code of an address, the same for all its spellings; it says nothing without our key. */
    public String code(Address address) {
        return HexFormat.of().formatHex(vault.blind(address.comparable()));
    }
}
