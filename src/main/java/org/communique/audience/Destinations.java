package org.communique.audience;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.communique.store.Store;
import org.communique.vault.Vault;

/**
 * Which provider serves an address, without saying where it is: a contact keeps 8 bytes of the keyed hash of its domain, and a
 * table says which hashes belong to a provider.
 */
public final class Destinations {

    private static final int BYTES = 8;
    private static final int AT_ONCE = 1000;

    private final Store store;
    private final Vault vault;
    private final Cards cards;

    public Destinations(Store store, Vault vault) {
        this.store = store;
        this.vault = vault;
        this.cards = new Cards(store, vault);
    }

    /** Replaces what is known of providers; each domain as A-label in lower case. Freezes from now on go by it. */
    public void know(Map<String, String> providerByDomain) {
        var rows = providerByDomain.entrySet().stream()
                .<Map<String, ?>>map(it -> Map.of("domain", index(vault, it.getKey()), "provider", it.getValue()))
                .toList();
        store.run(db -> {
            db.sql("DELETE FROM destination").update();
            store.batch("INSERT INTO destination (domain_index, provider) VALUES (:domain, :provider)", rows);
        });
    }

    /** Works out the index of contacts that came before there was one; returns how many. Costs nothing when all have theirs. */
    public int complete() {
        int done = 0;
        for (var some = without(); !some.isEmpty(); some = without()) {
            var batch = some;
            store.run(db ->
                    store.batch("UPDATE contact SET domain_index = ? WHERE id = ?", batch, (statement, contact) -> {
                        statement.setBytes(1, index(vault, domain(contact)));
                        statement.setLong(2, contact.id());
                    }));
            done += batch.size();
        }
        return done;
    }

    static byte[] index(Vault vault, String domain) {
        return Arrays.copyOf(vault.blind("domain " + domain), BYTES);
    }

    private String domain(SealedContact contact) {
        return cards.open(contact).address().asciiDomain();
    }

    private List<SealedContact> without() {
        return store.read()
                .sql("""
                        SELECT c.id, d.uid, k.wrapped, d.sealed FROM contact c JOIN contact_card d ON d.contact = c.id
                        JOIN keys.contact_key k ON k.contact = c.id AND k.wrapped IS NOT NULL
                        WHERE c.domain_index IS NULL LIMIT %s
                        """.formatted(AT_ONCE))
                .query((row, n) -> new SealedContact(
                        row.getLong("id"), row.getBytes("uid"), row.getBytes("wrapped"), row.getBytes("sealed")))
                .list();
    }
}
