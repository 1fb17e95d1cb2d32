package org.communique.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.communique.store.Store;
import org.communique.vault.Envelopes;
import org.communique.vault.Place;
import org.communique.vault.SealedColumn;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Seals and opens the cards of contacts, and the only writer of the tables of cards and their keys. */
public final class Cards {

    private static final int AT_ONCE = 1000;

    /** The data keys: what they seal stays as it is when the sealing key changes. */
    public static final SealedColumn SEALED = new SealedColumn(
            "keys.contact_key",
            "contact",
            "wrapped",
            "d.uid",
            "contact_card.sealed.key",
            "keys.contact_key t JOIN contact_card d ON d.contact = t.contact");

    private final Store store;
    private final Vault vault;
    private final Envelopes envelopes;

    public Cards(Store store, Vault vault) {
        this.store = store;
        this.vault = vault;
        this.envelopes = new Envelopes(vault);
    }

    /** A key for a contact that is to come: its number, and what seals its card. */
    record Key(long contact, byte[] uid, byte[] wrapped) {}

    /**
     * Makes keys, in a transaction of their own unless one is under way: a contact never comes before its key. A key that
     * nobody uses in the end harms nobody.
     */
    List<Key> keys(int n) {
        return store.write(db -> {
            var keys = new ArrayList<Key>(n);
            for (int i = 0; i < n; i++) {
                var uid = vault.random(16);
                var wrapped = envelopes.newKey(place(uid));
                keys.add(new Key(number(db, wrapped), uid, wrapped));
            }
            return keys;
        });
    }

    /** The row of {@code contact_card} for a contact. */
    void write(JdbcClient db, Key key, Card card) {
        db.sql("INSERT INTO contact_card (contact, uid, sealed) VALUES (:contact, :uid, :sealed)")
                .param("contact", key.contact())
                .param("uid", key.uid())
                .param("sealed", envelopes.seal(key.wrapped(), card.text(), place(key.uid())))
                .update();
    }

    /**
     * Seals a card anew, as part of the transaction that {@code db} is in.
     *
     * @return false if the contact has been erased: then there is nothing to change
     */
    boolean change(JdbcClient db, long contact, UnaryOperator<Card> change) {
        var before = db.sql("""
                        SELECT d.uid, k.wrapped, d.sealed FROM contact_card d
                        JOIN keys.contact_key k ON k.contact = d.contact AND k.wrapped IS NOT NULL
                        WHERE d.contact = :contact AND d.sealed IS NOT NULL
                        """)
                .param("contact", contact)
                .query((row, n) -> new SealedContact(
                        contact, row.getBytes("uid"), row.getBytes("wrapped"), row.getBytes("sealed")))
                .optional();
        before.ifPresent(it -> db.sql("UPDATE contact_card SET sealed = :sealed WHERE contact = :contact")
                .param(
                        "sealed",
                        envelopes.seal(it.wrapped(), change.apply(open(it)).text(), place(it.uid())))
                .param("contact", contact)
                .update());
        if (before.isPresent()) touch(db, contact);
        return before.isPresent();
    }

    /** Notes that somebody changed a contact by hand: taking an import back leaves it alone from now on. */
    static void touch(JdbcClient db, long contact) {
        db.sql("UPDATE contact SET touched = touched + 1 WHERE id = :contact")
                .param("contact", contact)
                .update();
    }

    /** Seals another card in the place of this one; not by anybody's hand. */
    void replace(JdbcClient db, SealedContact now, Card card) {
        db.sql("UPDATE contact_card SET sealed = :sealed WHERE contact = :contact")
                .param("sealed", envelopes.seal(now.wrapped(), card.text(), place(now.uid())))
                .param("contact", now.id())
                .update();
    }

    /** What is sealed under the key of a card and is none: no card begins so. */
    private static final String BESIDE = "beside" + Card.NEXT;

    /** Seals a text under the key of a contact who has not been erased: it goes when the card goes. */
    byte[] sealBeside(JdbcClient db, long contact, String text) {
        var key = sealedCard(db, contact).orElseThrow();
        return envelopes.seal(key.wrapped(), BESIDE + text, place(key.uid()));
    }

    /** Opens it. */
    String openBeside(JdbcClient db, long contact, byte[] sealed) {
        var key = sealedCard(db, contact).orElseThrow();
        var text = envelopes.open(key.wrapped(), sealed, place(key.uid()));
        if (!text.startsWith(BESIDE)) throw new IllegalStateException("a card lies where something else should");
        return text.substring(BESIDE.length());
    }

    private static Optional<SealedContact> sealedCard(JdbcClient db, long contact) {
        return db.sql("""
                        SELECT d.uid, k.wrapped, d.sealed FROM contact_card d
                        JOIN keys.contact_key k ON k.contact = d.contact AND k.wrapped IS NOT NULL
                        WHERE d.contact = :contact
                        """)
                .param("contact", contact)
                .query((row, n) -> new SealedContact(
                        contact, row.getBytes("uid"), row.getBytes("wrapped"), row.getBytes("sealed")))
                .optional();
    }

    /** Opens a card. */
    Card open(SealedContact sealed) {
        return Card.of(text(sealed));
    }

    /** The text of a card: address, name and fields, as {@link Card} has them. */
    String text(SealedContact sealed) {
        return envelopes.open(sealed.wrapped(), sealed.card(), place(sealed.uid()));
    }

    /** Makes cards for contacts that came before there were any; returns how many. Costs nothing when all have theirs. */
    public int complete() {
        int done = 0;
        for (var some = before(); !some.isEmpty(); some = before()) {
            var batch = some;
            store.run(db -> batch.forEach(it -> key(db, it)));
            store.run(db -> batch.forEach(it -> convert(db, it)));
            done += batch.size();
        }
        return done;
    }

    private void key(JdbcClient db, Before it) {
        db.sql("UPDATE keys.contact_key SET wrapped = :wrapped WHERE contact = :contact AND wrapped IS NULL")
                .param("wrapped", envelopes.newKey(place(it.uid())))
                .param("contact", it.contact())
                .update();
    }

    private void convert(JdbcClient db, Before it) {
        var wrapped = db.sql("SELECT wrapped FROM keys.contact_key WHERE contact = :contact")
                .param("contact", it.contact())
                .query(byte[].class)
                .single();
        var card = new Card(
                new Address(vault.open(it.address(), new Place("contact.address", it.uid()))),
                vault.open(it.name(), new Place("contact.name", it.uid())));
        db.sql("UPDATE contact_card SET sealed = :sealed, address = NULL, name = NULL WHERE contact = :contact")
                .param("sealed", envelopes.seal(wrapped, card.text(), place(it.uid())))
                .param("contact", it.contact())
                .update();
    }

    private record Before(long contact, byte[] uid, byte[] address, byte[] name) {}

    private List<Before> before() {
        return store.read()
                .sql("""
                        SELECT d.contact, d.uid, d.address, d.name FROM contact_card d
                        JOIN keys.contact_key k ON k.contact = d.contact AND k.destroyed_at IS NULL
                        WHERE d.sealed IS NULL LIMIT %s
                        """.formatted(AT_ONCE))
                .query((row, n) -> new Before(
                        row.getLong("contact"), row.getBytes("uid"), row.getBytes("address"), row.getBytes("name")))
                .list();
    }

    private static long number(JdbcClient db, byte[] wrapped) {
        return db.sql("INSERT INTO keys.contact_key (wrapped) VALUES (:wrapped) RETURNING contact")
                .param("wrapped", wrapped)
                .query(Long.class)
                .single();
    }

    private static Place place(byte[] uid) {
        return new Place("contact_card.sealed", uid);
    }
}
