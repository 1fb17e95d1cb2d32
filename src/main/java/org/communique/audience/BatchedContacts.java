package org.communique.audience;

import java.time.Clock;
import java.util.Arrays;
import org.communique.store.Bulk;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One statement with the values of many rows; what every database can do. */
final class BatchedContacts implements ArrivalRows.ContactWriter {

    private final Bulk bulk;
    private final Clock clock;
    private final Entry entry;

    BatchedContacts(Bulk bulk, Clock clock, Entry entry) {
        this.bulk = bulk;
        this.clock = clock;
        this.entry = entry;
    }

    @Override
    public void write(JdbcClient db, ArrivalBatch batch, int[] who) {
        var rows = Arrays.stream(who).boxed().toList();
        bulk.batch("""
                INSERT INTO contact
                    (id, organisation, blind_index, domain_index, language, country, rhythm, kind, created_at, import)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows, (statement, i) -> {
            var languages = batch.people.languages(i);
            var rhythm = batch.people.rhythm(i);
            statement.setLong(1, batch.contacts[i]);
            statement.setLong(2, entry.organisation());
            statement.setBytes(3, batch.people.blind(i));
            statement.setBytes(4, batch.people.domain(i));
            statement.setString(5, languages.isEmpty() ? entry.language() : languages);
            statement.setString(6, batch.people.country(i));
            statement.setString(7, rhythm.isEmpty() ? "instant" : rhythm);
            statement.setString(8, entry.kind().code());
            statement.setLong(9, clock.millis());
            statement.setLong(10, entry.number());
        });
        bulk.batch("INSERT INTO contact_card (contact, uid, sealed) VALUES (?, ?, ?)", rows, (statement, i) -> {
            statement.setLong(1, batch.contacts[i]);
            statement.setBytes(2, batch.sealed.uid(i));
            statement.setBytes(3, batch.sealed.card(i));
        });
    }
}
