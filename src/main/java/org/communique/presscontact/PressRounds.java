package org.communique.presscontact;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has to happen by itself: who is told, asked and reminded, and what the desk learns of it. */
public final class PressRounds {

    /** A month is allowed (GDPR Art. 14(3)(a)); a week is left for a relay that does not answer. */
    static final Duration LATEST = Duration.ofDays(21);

    /** How long before the end of an accreditation she and the desk are reminded. */
    static final Duration BEFORE_THE_END = Duration.ofDays(30);

    /** A notice is tried for four days; then it is owed again. */
    private static final Duration GIVEN_UP = Duration.ofDays(5);

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final int AT_ONCE = 100;

    private static final String MAY_BE_WRITTEN_TO = """
            EXISTS (SELECT 1 FROM subscription s JOIN list l ON l.id = s.list
                    WHERE s.contact = p.contact AND s.state = 'confirmed' AND l.kind = 'press')
            AND NOT EXISTS (SELECT 1 FROM suppression x JOIN contact c ON c.id = p.contact
                            WHERE x.organisation = c.organisation AND x.blind_index = c.blind_index)
            """;

    private final Store store;
    private final PressRecords records;
    private final PressRequests requests;
    private final PressLetters letters;
    private final Clock clock;

    PressRounds(Store store, PressRequests requests, PressLetters letters, Clock clock) {
        this.store = store;
        this.records = new PressRecords(store, clock);
        this.requests = requests;
        this.letters = letters;
        this.clock = clock;
    }

    /** One round; costs a few look-ups if there is nothing to do. Named by the press route. */
    public void round() {
        told();
        for (long it : owed()) notice(it);
        for (long it : toReview()) store.run(db -> ask(db, it));
        for (long it : toRemind()) store.run(db -> remind(db, it));
        store.run(this::tellDesks);
        requests.forget();
    }

    /** A mail of a release that was accepted has told her. */
    private void told() {
        store.run(db -> db.sql("""
                        UPDATE press_contact SET told_at = (
                            SELECT min(o.settled_at) FROM press_notice n JOIN delivery o ON o.id = n.delivery
                            WHERE n.contact = press_contact.contact AND o.state = 'accepted')
                        WHERE told_at IS NULL AND EXISTS (
                            SELECT 1 FROM press_notice n JOIN delivery o ON o.id = n.delivery
                            WHERE n.contact = press_contact.contact AND o.state = 'accepted')
                        """).update());
    }

    /** A mail of its own was accepted. Part of the transaction that settles it. */
    public void accepted(JdbcClient db, byte[] notice) {
        db.sql("UPDATE press_contact SET told_at = :now WHERE notice = :notice AND told_at IS NULL")
                .param("now", clock.millis())
                .param("notice", notice)
                .update();
    }

    private List<Long> owed() {
        return due("""
                p.told_at IS NULL AND p.source <> 'herself' AND p.owed_at <= :first
                  AND (p.notice_at IS NULL OR p.notice_at <= :second)
                  AND NOT EXISTS (SELECT 1 FROM press_notice n JOIN delivery o ON o.id = n.delivery
                                  WHERE n.contact = p.contact AND o.state IN ('accepted', 'submitting', 'uncertain'))
                """, LATEST, GIVEN_UP);
    }

    private void notice(long contact) {
        store.run(db -> {
            int rows = db.sql("""
                            UPDATE press_contact SET notice_at = :now
                            WHERE contact = :contact AND told_at IS NULL AND (notice_at IS NULL OR notice_at <= :before)
                            """)
                    .param("now", clock.millis())
                    .param("contact", contact)
                    .param("before", ago(GIVEN_UP))
                    .update();
            if (rows == 1)
                records.find(contact).flatMap(it -> letters.told(db, it)).ifPresent(notice -> db.sql(
                                "UPDATE press_contact SET notice = :notice WHERE contact = :contact")
                        .param("notice", notice)
                        .param("contact", contact)
                        .update());
        });
    }

    private List<Long> toReview() {
        return due("p.review_at <= :first AND p.asked_at IS NULL AND :second > 0", Duration.ZERO, Duration.ZERO);
    }

    private void ask(JdbcClient db, long contact) {
        int rows = db.sql("UPDATE press_contact SET asked_at = :now WHERE contact = :contact AND asked_at IS NULL")
                .param("now", clock.millis())
                .param("contact", contact)
                .update();
        if (rows == 1) records.find(contact).ifPresent(it -> letters.stillRight(db, it));
    }

    private List<Long> toRemind() {
        return due(
                "p.until_at > :second AND p.until_at <= :first AND p.reminded_until <> p.until_at",
                BEFORE_THE_END.negated(),
                Duration.ZERO);
    }

    private void remind(JdbcClient db, long contact) {
        int rows = db.sql("""
                        UPDATE press_contact SET reminded_until = until_at
                        WHERE contact = :contact AND reminded_until <> until_at
                        """).param("contact", contact).update();
        if (rows == 1)
            records.find(contact).ifPresent(it -> it.until().ifPresent(until -> letters.ends(db, it, until)));
    }

    /** @param first,second instants so long ago, as the condition names them */
    private List<Long> due(String condition, Duration first, Duration second) {
        return store.read()
                .sql("SELECT p.contact FROM press_contact p WHERE " + condition + " AND " + MAY_BE_WRITTEN_TO
                        + " ORDER BY p.contact LIMIT " + AT_ONCE)
                .param("first", ago(first))
                .param("second", ago(second))
                .query(Long.class)
                .list();
    }

    /** The desk is told of what is new at most once a day, and of what is left once a week. */
    private void tellDesks(JdbcClient db) {
        for (var it : desks(db)) {
            boolean more = it.waiting() > it.toldWaiting() || it.due() > it.toldDue();
            var pause = more ? A_DAY : A_WEEK;
            if (it.waiting() + it.due() > 0 && it.toldAt() <= ago(pause)) tell(db, it);
        }
    }

    private void tell(JdbcClient db, Desk desk) {
        int rows = db.sql("""
                        INSERT INTO press_desk (organisation, waiting, due, told_at)
                        VALUES (:organisation, :waiting, :due, :now)
                        ON CONFLICT (organisation) DO UPDATE
                        SET waiting = excluded.waiting, due = excluded.due, told_at = excluded.told_at
                        WHERE press_desk.told_at = :before
                        """)
                .param("organisation", desk.organisation())
                .param("waiting", desk.waiting())
                .param("due", desk.due())
                .param("now", clock.millis())
                .param("before", desk.toldAt())
                .update();
        if (rows == 1) letters.desk(db, desk.organisation(), desk.waiting(), desk.due());
    }

    /** What waits for the desk of an organisation, and what it was told last. */
    public Waiting waiting(long organisation) {
        return desks(store.read()).stream()
                .filter(it -> it.organisation() == organisation)
                .map(it -> new Waiting(it.waiting(), it.due()))
                .findFirst()
                .orElse(new Waiting(0, 0));
    }

    /** @param requests to decide @param due records to look at: their year is over, their accreditation nearly, or they are not told */
    public record Waiting(int requests, int due) {}

    private record Desk(long organisation, int waiting, int due, int toldWaiting, int toldDue, long toldAt) {}

    private List<Desk> desks(JdbcClient db) {
        return db.sql("""
                        SELECT o.id,
                               (SELECT count(*) FROM press_request r WHERE r.organisation = o.id AND r.state = 'waiting') AS waiting,
                               (SELECT count(*) FROM press_contact p WHERE p.organisation = o.id
                                  AND (p.review_at <= :now OR (p.until_at > :now AND p.until_at <= :soon)
                                       OR (p.told_at IS NULL AND p.source <> 'herself' AND p.owed_at <= :late))) AS due,
                               coalesce(d.waiting, 0) AS told_waiting, coalesce(d.due, 0) AS told_due, coalesce(d.told_at, 0) AS told_at
                        FROM organisation o LEFT JOIN press_desk d ON d.organisation = o.id ORDER BY o.id
                        """)
                .param("now", clock.millis())
                .param("soon", ago(BEFORE_THE_END.negated()))
                .param("late", ago(A_DAY.multipliedBy(28)))
                .query((row, n) -> new Desk(
                        row.getLong("id"),
                        row.getInt("waiting"),
                        row.getInt("due"),
                        row.getInt("told_waiting"),
                        row.getInt("told_due"),
                        row.getLong("told_at")))
                .list();
    }

    private long ago(Duration time) {
        Instant then = clock.instant().minus(time);
        return then.toEpochMilli();
    }
}
