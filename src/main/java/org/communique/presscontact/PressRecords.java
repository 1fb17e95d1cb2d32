package org.communique.presscontact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of press contacts: numbers, words and dates, and nothing of who they are. */
final class PressRecords {

    private static final String SELECT = """
            SELECT contact, organisation, basis, source, told_at, until_at, review_at FROM press_contact
            """;

    private final Store store;
    private final Clock clock;

    PressRecords(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** On what ground, and where the address came from. */
    record Ground(LawfulBasis basis, AddressSource source) {}

    /** Makes the record of a contact, or changes ground and source of the one there is. */
    void put(JdbcClient db, long contact, Ground ground) {
        db.sql("""
                        INSERT INTO press_contact (contact, organisation, basis, source, owed_at, review_at, created_at, changed_at)
                        SELECT id, organisation, :basis, :source, :now, :review, :now, :now FROM contact WHERE id = :contact
                        ON CONFLICT (contact) DO UPDATE
                        SET basis = excluded.basis, source = excluded.source, changed_at = excluded.changed_at
                        """)
                .param("contact", contact)
                .param("basis", ground.basis().code())
                .param("source", ground.source().code())
                .param("now", clock.millis())
                .param("review", inAYear().toEpochMilli())
                .update();
    }

    /** All of it is right: to be looked at again in a year. @return false if there is no record */
    boolean reviewed(JdbcClient db, long contact) {
        return db.sql("UPDATE press_contact SET review_at = :review, asked_at = NULL WHERE contact = :contact")
                        .param("review", inAYear().toEpochMilli())
                        .param("contact", contact)
                        .update()
                == 1;
    }

    Optional<PressContact> find(long contact) {
        return store.read()
                .sql(SELECT + "WHERE contact = :contact")
                .param("contact", contact)
                .query((row, n) -> row(row))
                .optional();
    }

    List<PressContact> all(long organisation) {
        return store.read()
                .sql(SELECT + "WHERE organisation = :organisation ORDER BY contact")
                .param("organisation", organisation)
                .query((row, n) -> row(row))
                .list();
    }

    /** Contacts on press lists of an organisation of whom there is no record. */
    List<Long> unrecorded(JdbcClient db, long organisation) {
        return db.sql("""
                        SELECT DISTINCT s.contact FROM list l JOIN subscription s ON s.list = l.id AND s.state = 'confirmed'
                        WHERE l.organisation = :organisation AND l.kind = 'press'
                          AND NOT EXISTS (SELECT 1 FROM press_contact p WHERE p.contact = s.contact)
                        ORDER BY s.contact
                        """).param("organisation", organisation).query(Long.class).list();
    }

    Instant inAYear() {
        return clock.instant().atZone(ZoneOffset.UTC).plusYears(1).toInstant();
    }

    private static PressContact row(ResultSet row) throws SQLException {
        return new PressContact(
                row.getLong("contact"),
                row.getLong("organisation"),
                LawfulBasis.of(row.getString("basis")),
                AddressSource.of(row.getString("source")),
                instant(row, "told_at"),
                instant(row, "until_at"),
                Instant.ofEpochMilli(row.getLong("review_at")));
    }

    /** NULL and 0 are none. */
    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long at = row.getLong(column);
        return at == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
    }
}
