package org.communique.audience;

import org.communique.store.Store;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes who a contact is, as part of the caller's transaction: the card, and what finds it. */
public final class Identity {

    private final Vault vault;
    private final Cards cards;

    public Identity(Store store, Vault vault) {
        this.vault = vault;
        this.cards = new Cards(store, vault);
    }

    /** @param name may be empty. @throws IllegalArgumentException if it holds a control character */
    public void rename(JdbcClient db, long contact, String name) {
        cards.change(db, contact, card -> new Card(card.address(), name, card.fields()));
    }

    /**
     * Gives a contact another address, which she has confirmed at both. Number and links stay as they are.
     *
     * @return false if another contact of the organisation has it, or it is suppressed there; nothing is changed then
     */
    public boolean move(JdbcClient db, long contact, Address to) {
        var blind = vault.blind(to.comparable());
        int moved = db.sql("""
                        UPDATE contact SET blind_index = :blind, domain_index = :domain
                        WHERE id = :contact
                          AND NOT EXISTS (SELECT 1 FROM contact o WHERE o.organisation = contact.organisation
                                          AND o.blind_index = :blind AND o.id <> contact.id)
                          AND NOT EXISTS (SELECT 1 FROM suppression s WHERE s.organisation = contact.organisation
                                          AND s.blind_index = :blind)
                        """)
                .param("blind", blind)
                .param("domain", Destinations.index(vault, to.asciiDomain()))
                .param("contact", contact)
                .update();
        if (moved == 0) return false;
        cards.change(db, contact, card -> new Card(to, card.name(), card.fields()));
        return true;
    }
}
