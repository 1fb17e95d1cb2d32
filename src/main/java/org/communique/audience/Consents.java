package org.communique.audience;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Evidence of consent and of its withdrawal, added to and never changed; the only writer of its tables. */
public final class Consents {

    private final Store store;
    private final Clock clock;
    private final Chain chain;

    public Consents(Store store, Vault vault, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.chain = new Chain(store, vault, Evidence.CONSENT);
    }

    /**
     * Writes evidence down and seals it with one link, as part of the transaction that {@code db} is in: best as its last step,
     * since no other transaction adds evidence before this one ends.
     */
    public void add(JdbcClient db, List<Consent> all) {
        if (!all.isEmpty()) chain.add(db, () -> insert(db, all));
    }

    /**
     * The same for rows that statements of the caller's own write, any number of them: {@code INSERT INTO consent … SELECT}. What
     * they have added is read once and sealed with one link.
     *
     * @param rows inserts into {@code consent}, in the same transaction; see {@link #wording} for what they refer to
     */
    public void addAll(JdbcClient db, Runnable rows) {
        chain.add(db, rows);
    }

    /** The number of a wording, for {@link #addAll}; it is written down if it is new. */
    public long wording(JdbcClient db, Consent.Wording wording) {
        return id(db, wording);
    }

    private void insert(JdbcClient db, List<Consent> all) {
        var wordings = new HashMap<Consent.Wording, Long>();
        for (var it : all) wordings.computeIfAbsent(it.wording(), wording -> id(db, wording));
        long now = clock.millis();
        store.batch("""
                INSERT INTO consent (list, contact, event, wording, source, at, network, import)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """, all, (statement, it) -> {
            statement.setLong(1, it.list());
            statement.setLong(2, it.contact());
            statement.setString(3, it.event().code());
            statement.setLong(4, wordings.get(it.wording()));
            statement.setString(5, it.source());
            statement.setLong(6, now);
            statement.setBytes(7, it.network().orElse(null));
            statement.setObject(8, it.batch().orElse(null), java.sql.Types.BIGINT);
        });
    }

    /** Each wording is stored once; a new one of the same form and language is the next revision. */
    static long id(JdbcClient db, Consent.Wording wording) {
        db.sql("""
                        INSERT INTO consent_wording (language, wording, form, revision)
                        SELECT :language, :wording, :form, count(*) + 1 FROM consent_wording
                        WHERE language = :language AND form = :form
                        ON CONFLICT DO NOTHING
                        """)
                .param("language", wording.language())
                .param("wording", wording.text())
                .param("form", wording.form())
                .update();
        return db.sql("SELECT id FROM consent_wording WHERE language = :language AND wording = :wording")
                .param("language", wording.language())
                .param("wording", wording.text())
                .query(Long.class)
                .single();
    }
}
