package org.communique.audience;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Evidence of consent and of its withdrawal, added to and never changed; the only writer of its tables. */
public final class Consents {

    private final Store store;
    private final Clock clock;

    public Consents(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Writes evidence down, as part of the transaction that {@code db} is in. */
    public void add(JdbcClient db, List<Consent> all) {
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
