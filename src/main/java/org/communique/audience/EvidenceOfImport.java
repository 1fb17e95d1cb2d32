package org.communique.audience;

import java.sql.Types;
import java.time.Clock;
import java.util.List;
import org.communique.store.Bulk;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The consent of those who come by a file: what the organisation declares, and what the file says of when and from where. */
final class EvidenceOfImport {

    private final Bulk bulk;
    private final Clock clock;
    private final Entry entry;

    EvidenceOfImport(Bulk bulk, Clock clock, Entry entry) {
        this.bulk = bulk;
        this.clock = clock;
        this.entry = entry;
    }

    /** One piece. */
    record Piece(long contact, boolean given, Arrival.Evidence evidence) {}

    /** For contacts whose numbers follow each other and of whom the file says no more. */
    void add(JdbcClient db, long list, long first, long last) {
        db.sql("""
                        INSERT INTO consent (list, contact, event, wording, source, at, import)
                        SELECT :list, id, 'given', :wording, 'import', :at, :import FROM contact WHERE id BETWEEN :first AND :last
                        """)
                .param("list", list)
                .param("wording", wording(db))
                .param("at", clock.millis())
                .param("import", entry.number())
                .param("first", first)
                .param("last", last)
                .update();
    }

    /** Each with what is known of it. */
    void add(JdbcClient db, long list, List<Piece> pieces) {
        if (pieces.isEmpty()) return;
        long wording = wording(db);
        long now = clock.millis();
        bulk.batch("""
                INSERT INTO consent (list, contact, event, wording, source, at, network, import)
                VALUES (?, ?, ?, ?, 'import', ?, ?, ?)
                """, pieces, (statement, it) -> {
            statement.setLong(1, list);
            statement.setLong(2, it.contact());
            statement.setString(3, it.given() ? "given" : "withdrawn");
            statement.setLong(4, wording);
            statement.setLong(
                    5, it.evidence().at().map(java.time.Instant::toEpochMilli).orElse(now));
            statement.setObject(6, it.evidence().network().orElse(null), Types.BINARY);
            statement.setLong(7, entry.number());
        });
    }

    private long wording(JdbcClient db) {
        return Consents.id(db, new Consent.Wording("und", entry.basis(), ""));
    }
}
