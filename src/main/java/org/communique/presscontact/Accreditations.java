package org.communique.presscontact;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Until when a press contact may see what is under embargo, with the evidence; the only writer of its table. */
final class Accreditations {

    private final Store store;
    private final Clock clock;

    Accreditations(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * One piece of evidence.
     *
     * @param event    {@code accepted} by herself, {@code declared} or {@code extended} by staff, {@code ended}
     * @param language of the terms she was shown; empty if none
     * @param revision of those terms; 0 if none
     */
    record Event(String event, String language, int revision, Instant until, Instant at) {}

    private record Change(String event, Optional<Long> terms, Instant until) {}

    /** She has accepted these terms, and the desk gives her this time. */
    void accepted(JdbcClient db, long contact, long terms, Period period) {
        write(db, contact, new Change("accepted", Optional.of(terms), period.until()), period.actor());
    }

    /** More time on the terms she has accepted; on the organisation's word if she has accepted none. */
    void extended(JdbcClient db, long contact, Period period) {
        var terms = db.sql("""
                        SELECT terms FROM press_accreditation WHERE contact = :contact AND terms IS NOT NULL
                        ORDER BY id DESC LIMIT 1
                        """).param("contact", contact).query(Long.class).optional();
        var event = terms.isPresent() ? "extended" : "declared";
        write(db, contact, new Change(event, terms, period.until()), period.actor());
    }

    /** Ends it now. @return false if there was nothing to end */
    boolean end(JdbcClient db, long contact, String actor) {
        int rows = db.sql("UPDATE press_contact SET until_at = :now WHERE contact = :contact AND until_at > :now")
                .param("now", clock.millis())
                .param("contact", contact)
                .update();
        if (rows == 1) evidence(db, contact, new Change("ended", Optional.empty(), clock.instant()), actor);
        return rows == 1;
    }

    /** Who decided, and until when. */
    record Period(Instant until, String actor) {}

    /** All there is of a contact, the newest first. */
    List<Event> of(long contact) {
        return store.read()
                .sql("""
                        SELECT a.event, a.until_at, a.at, coalesce(t.language, '') AS language, coalesce(t.revision, 0) AS revision
                        FROM press_accreditation a LEFT JOIN press_terms t ON t.id = a.terms
                        WHERE a.contact = :contact ORDER BY a.id DESC
                        """)
                .param("contact", contact)
                .query((row, n) -> new Event(
                        row.getString("event"),
                        row.getString("language"),
                        row.getInt("revision"),
                        Instant.ofEpochMilli(row.getLong("until_at")),
                        Instant.ofEpochMilli(row.getLong("at"))))
                .list();
    }

    private void write(JdbcClient db, long contact, Change change, String actor) {
        db.sql("UPDATE press_contact SET until_at = :until, changed_at = :now WHERE contact = :contact")
                .param("until", change.until().toEpochMilli())
                .param("now", clock.millis())
                .param("contact", contact)
                .update();
        evidence(db, contact, change, actor);
    }

    private void evidence(JdbcClient db, long contact, Change change, String actor) {
        db.sql("""
                        INSERT INTO press_accreditation (contact, event, terms, until_at, actor, at)
                        VALUES (:contact, :event, :terms, :until, :actor, :now)
                        """)
                .param("contact", contact)
                .param("event", change.event())
                .param("terms", change.terms().orElse(null), java.sql.Types.BIGINT)
                .param("until", change.until().toEpochMilli())
                .param("actor", actor)
                .param("now", clock.millis())
                .update();
    }
}
