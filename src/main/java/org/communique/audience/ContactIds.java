package org.communique.audience;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.communique.store.Store;
import org.communique.vault.RowIds;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Names contacts by 16 bytes for links that stay good for years: the number, and 8 bytes of what binds the card, so that a number
 * which a restored backup gives out again has another name. Whoever has been erased has none.
 */
public final class ContactIds {

    /** The name of nobody. */
    public static final byte[] NOBODY = new byte[16];

    private final Store store;
    private final RowIds rows;

    public ContactIds(Store store, Vault vault) {
        this.store = store;
        this.rows = new RowIds(vault);
    }

    /** The name of a contact; empty if there is none with this number. */
    public Optional<byte[]> name(long contact) {
        return name(store.read(), contact);
    }

    /** The same for one that this transaction may have added. */
    public Optional<byte[]> name(JdbcClient db, long contact) {
        return uid(db, contact).map(uid -> name(contact, uid));
    }

    /** The contact a name stands for; empty if it stands for nobody. */
    public Optional<Long> contact(byte[] name) {
        var row = rows.row(name);
        return uid(store.read(), row.number())
                .filter(it -> salt(it) == row.salt())
                .map(it -> row.number());
    }

    byte[] name(long contact, byte[] uid) {
        return rows.name(new RowIds.Row(contact, salt(uid)));
    }

    private Optional<byte[]> uid(JdbcClient db, long contact) {
        return db.sql("""
                        SELECT d.uid FROM contact c JOIN contact_card d ON d.contact = c.id
                        JOIN keys.contact_key k ON k.contact = c.id AND k.wrapped IS NOT NULL
                        WHERE c.id = :contact
                        """).param("contact", contact).query(byte[].class).optional();
    }

    private static long salt(byte[] uid) {
        return ByteBuffer.wrap(uid).getLong();
    }
}
