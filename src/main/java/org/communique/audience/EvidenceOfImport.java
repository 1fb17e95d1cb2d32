package org.communique.audience;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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

    /** Contacts of whom one row says everything. */
    record Span(long list, long first, long last, Piece piece) {
        private boolean goesOnWith(Piece next) {
            return next.contact() == last + 1
                    && next.given() == piece.given()
                    && next.evidence() == Arrival.Evidence.NONE
                    && piece.evidence() == Arrival.Evidence.NONE;
        }
    }

    /** What is to be written for a run of contacts of whom nothing more is known: one row. */
    static Span of(long list, ArrivalRows.Run run) {
        return new Span(list, run.first(), run.last(), new Piece(run.first(), true, Arrival.Evidence.NONE));
    }

    /** Each with what is known of it. @param pieces in the order of their contacts; those that say the same become one row */
    static List<Span> of(long list, List<Piece> pieces) {
        var spans = new ArrayList<Span>();
        for (var it : pieces) {
            var before = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            if (before != null && before.goesOnWith(it))
                spans.set(spans.size() - 1, new Span(list, before.first(), it.contact(), before.piece()));
            else spans.add(new Span(list, it.contact(), it.contact(), it));
        }
        return spans;
    }

    /** Writes them down, in the transaction that {@code db} is in. */
    void write(JdbcClient db, List<Span> spans) {
        if (spans.isEmpty()) return;
        long wording = wording(db);
        long now = clock.millis();
        bulk.batch("""
                INSERT INTO consent (list, contact, through, event, wording, source, at, network, import)
                VALUES (?, ?, ?, ?, ?, 'import', ?, ?, ?)
                """, spans, (statement, it) -> {
            var evidence = it.piece().evidence();
            statement.setLong(1, it.list());
            statement.setLong(2, it.first());
            statement.setObject(3, it.last() == it.first() ? null : it.last(), Types.BIGINT);
            statement.setString(4, it.piece().given() ? "given" : "withdrawn");
            statement.setLong(5, wording);
            statement.setLong(6, evidence.at().map(Instant::toEpochMilli).orElse(now));
            statement.setObject(7, evidence.network().orElse(null), Types.BINARY);
            statement.setLong(8, entry.number());
        });
    }

    private long wording(JdbcClient db) {
        return Consents.id(db, new Consent.Wording("und", entry.basis(), ""));
    }
}
