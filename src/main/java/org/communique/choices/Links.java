package org.communique.choices;

import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.communique.audience.ContactIds;
import org.communique.store.Store;
import org.communique.vault.Tokens;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two kinds of links. One stands in every mail and is good as long as the contact is: it names her and has no row. The other is
 * mailed when somebody asks for it, is good for a day, and has a row that holds its keyed hash.
 */
public final class Links {

    /** How long a fresh link is good for. */
    public static final Duration FRESH = Duration.ofHours(24);

    /** Live links of one contact at most. */
    private static final int MOST = 5;

    private static final int BYTES = 16;

    private final Store store;
    private final Vault vault;
    private final Tokens tokens;
    private final ContactIds ids;
    private final Clock clock;

    Links(Choices.Rooms rooms) {
        this.store = rooms.store();
        this.vault = rooms.vault();
        this.tokens = new Tokens(vault);
        this.ids = new ContactIds(store, vault);
        this.clock = rooms.clock();
    }

    /** Whose link of a mail this is, however old; empty if it is not ours, or she has been erased. */
    public Optional<Pass> ofMail(String token) {
        return tokens.read(token, Tokens.Purpose.PREFERENCES)
                .flatMap(ids::contact)
                .map(it -> new Pass(it, false));
    }

    /** Whose fresh link this is; empty if it is not ours, or its day is over, or she has been erased. */
    public Optional<Pass> fresh(String token) {
        return tokens.read(token, Tokens.Purpose.MANAGE).flatMap(id -> store.read()
                .sql("""
                        SELECT f.contact FROM fresh_link f JOIN keys.contact_key k ON k.contact = f.contact
                        WHERE f.hash = :hash AND f.expires_at > :now AND k.wrapped IS NOT NULL
                        """)
                .param("hash", hash(id))
                .param("now", clock.millis())
                .query(Long.class)
                .optional()
                .map(it -> new Pass(it, true)));
    }

    /** The token of the link that stands in mails; empty if she has been erased. */
    public Optional<String> ofMail(long contact) {
        return ids.name(contact).map(it -> tokens.issue(it, Tokens.Purpose.PREFERENCES));
    }

    /** Makes a fresh link's token, as part of the transaction that {@code db} is in, and forgets those whose day is over. */
    String issue(JdbcClient db, long contact) {
        var id = vault.random(BYTES);
        db.sql("DELETE FROM fresh_link WHERE expires_at <= :now")
                .param("now", clock.millis())
                .update();
        db.sql("""
                        DELETE FROM fresh_link WHERE hash IN
                            (SELECT hash FROM fresh_link WHERE contact = :contact
                             ORDER BY expires_at DESC LIMIT 1000 OFFSET :keep)
                        """).param("contact", contact).param("keep", MOST - 1).update();
        db.sql("INSERT INTO fresh_link (hash, contact, expires_at) VALUES (:hash, :contact, :expires)")
                .param("hash", hash(id))
                .param("contact", contact)
                .param("expires", clock.instant().plus(FRESH).toEpochMilli())
                .update();
        return tokens.issue(id, Tokens.Purpose.MANAGE);
    }

    /** Ends all fresh links of a contact, as part of the transaction that {@code db} is in. */
    static int end(JdbcClient db, long contact) {
        return db.sql("DELETE FROM fresh_link WHERE contact = :contact")
                .param("contact", contact)
                .update();
    }

    private byte[] hash(byte[] id) {
        return vault.blind("fresh link " + HexFormat.of().formatHex(id));
    }
}
