package org.communique.audience;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who did what with contacts: numbers and words, no personal data. Added to and never changed. */
public final class Audit {

    private final Store store;
    private final Clock clock;
    private final Chain chain;

    public Audit(Store store, Vault vault, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.chain = new Chain(store, vault, Evidence.AUDIT);
    }

    /**
     * One entry.
     *
     * @param actor        user, {@code console}, or {@code person} if it was the contact herself
     * @param action       verb and noun, such as {@code contact.erased}
     * @param organisation 0 = none
     * @param subject      kind and number, such as {@code contact 17}
     * @param detail       counts and words; may be empty
     */
    public record Entry(String actor, String action, long organisation, String subject, String detail) {}

    /** An entry and when it was written. */
    public record Dated(Instant at, Entry entry) {}

    /** The newest entries of an organisation first, at most {@code most}. */
    public List<Dated> newest(long organisation, int most) {
        return store.read()
                .sql("""
                        SELECT at, actor, action, organisation, subject, detail FROM audit
                        WHERE organisation = :organisation ORDER BY id DESC LIMIT :most
                        """)
                .param("organisation", organisation)
                .param("most", most)
                .query((row, n) -> new Dated(
                        Instant.ofEpochMilli(row.getLong("at")),
                        new Entry(
                                row.getString("actor"),
                                row.getString("action"),
                                row.getLong("organisation"),
                                row.getString("subject"),
                                row.getString("detail"))))
                .list();
    }

    /**
     * Writes an entry down and seals it, as part of the transaction that {@code db} is in: best as its last step, as with
     * {@link Consents#add}.
     */
    public void add(JdbcClient db, Entry entry) {
        chain.add(db, () -> insert(db, entry));
    }

    /** {@link #add} for many, sealed by one link. */
    void addAll(JdbcClient db, List<Entry> entries) {
        if (!entries.isEmpty()) chain.add(db, () -> insert(entries));
    }

    private void insert(List<Entry> entries) {
        long now = clock.millis();
        store.batch("""
                INSERT INTO audit (at, actor, action, organisation, subject, detail) VALUES (?, ?, ?, ?, ?, ?)
                """, entries, (statement, it) -> {
            statement.setLong(1, now);
            statement.setString(2, it.actor());
            statement.setString(3, it.action());
            statement.setLong(4, it.organisation());
            statement.setString(5, it.subject());
            statement.setString(6, it.detail());
        });
    }

    private void insert(JdbcClient db, Entry entry) {
        db.sql("""
                        INSERT INTO audit (at, actor, action, organisation, subject, detail)
                        VALUES (:at, :actor, :action, :organisation, :subject, :detail)
                        """)
                .param("at", clock.millis())
                .param("actor", entry.actor())
                .param("action", entry.action())
                .param("organisation", entry.organisation())
                .param("subject", entry.subject())
                .param("detail", entry.detail())
                .update();
    }
}
