package org.communique.delivery;

import java.util.List;
import org.communique.release.Moment;
import org.communique.store.Dialect;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The statements that write an audience down, set-based, inside one transaction. Candidates are subscriptions. List by list, press
 * before members before public, whoever may be written to and has no delivery yet gets one; the subscriptions that are left over
 * become exclusions with their reason.
 */
final class Freeze {

    private static final String MAY_NOT = """
            EXISTS (SELECT 1 FROM suppression sup
                    WHERE sup.organisation = c.organisation AND sup.blind_index = c.blind_index)
            """;

    private static final String HAS_ADVANCE_COPY = """
            EXISTS (SELECT 1 FROM dispatch a JOIN delivery o ON o.dispatch = a.id
                    WHERE a.release = :release AND a.phase = 'advance' AND a.id <> :dispatch AND o.contact = c.id)
            """;

    /** Under embargo only: who is no accredited press contact gets the public mail. */
    private static final String NOT_ACCREDITED = """
            (:advance = 1 AND NOT EXISTS (SELECT 1 FROM press_standing st WHERE st.contact = c.id AND st.until_at > :now))
            """;

    private final JdbcClient db;
    private final long dispatch;
    private final long release;
    private final Whom whom;
    private final long now;

    Freeze(JdbcClient db, long dispatch, long release, Whom whom, long now) {
        this.db = db;
        this.dispatch = dispatch;
        this.release = release;
        this.whom = whom;
        this.now = now;
    }

    /** One row for the public at once. */
    static void thePublic(JdbcClient db, long dispatch, long now) {
        db.sql("""
                        INSERT INTO delivery (dispatch, contact, list, language, due_at)
                        VALUES (:dispatch, 0, 0, 'mul', :now)
                        """).param("dispatch", dispatch).param("now", now).update();
        note(db, dispatch, new Owed(new Ranked(0, 3), 1, now));
        ready(db, dispatch, 1);
    }

    void eachContact(Moment.Phase phase) {
        long candidates = count(phase);
        lists(phase).forEach(list -> note(db, dispatch, new Owed(list, owe(list, onlyAdvance(phase)), now)));
        leaveOut(phase);
        FirstNotices.owe(db, dispatch);
        ready(db, dispatch, candidates);
    }

    /** Rows come in the order of the contacts of a list: a ledger in random order is many times slower. */
    private int owe(Ranked list, int advance) {
        return bound("""
                INSERT INTO delivery (dispatch, contact, list, language, rank, provider, due_at)
                SELECT :dispatch, s.contact, s.list, dl.language, :rank, coalesce(dest.provider, 'other'), :now
                FROM subscription s CROSS JOIN contact c
                JOIN dispatch_language dl ON dl.dispatch = :dispatch AND dl.wanted = c.language
                LEFT JOIN destination dest ON dest.domain_index = c.domain_index
                WHERE s.list = :list AND s.state = 'confirmed' AND c.id = s.contact
                  AND NOT %s AND NOT %s AND NOT %s AND NOT %s AND %s
                  AND NOT EXISTS (SELECT 1 FROM delivery o WHERE o.dispatch = :dispatch AND o.contact = s.contact)
                ORDER BY s.contact
                """.formatted(
                        whom.terms().some().sql(), MAY_NOT, HAS_ADVANCE_COPY, NOT_ACCREDITED, FromLedger.IN_AUDIENCE))
                .params(whom.terms().values())
                .param("list", list.list())
                .param("advance", advance)
                .param("rank", list.rank())
                .param("now", now)
                .update();
    }

    /** A contact's first subscription carries the reason; the others are duplicates. */
    private void leaveOut(Moment.Phase phase) {
        var terms = whom.terms();
        bound("""
                INSERT INTO exclusion (dispatch, contact, list, reason)
                SELECT :dispatch, contact, list,
                       CASE WHEN delivered = 1 OR n > 1 THEN 'duplicate'
                            WHEN suppressed = 1         THEN 'suppressed'
                            WHEN left_out = 1           THEN 'left-out'
                            WHEN paused = 1             THEN 'paused'
                            WHEN digest = 1             THEN 'rhythm'
                            WHEN off_topic = 1          THEN 'topic'
                            WHEN advance_copy = 1       THEN 'advance-copy'
                            WHEN not_accredited = 1     THEN 'not-accredited'
                            WHEN language IS NULL       THEN 'no-edition' END
                FROM (SELECT s.contact, s.list, dl.language,
                             CASE WHEN o.id IS NOT NULL THEN 1 ELSE 0 END AS delivered,
                             CASE WHEN %s THEN 1 ELSE 0 END AS suppressed,
                             CASE WHEN %s THEN 1 ELSE 0 END AS advance_copy,
                             CASE WHEN %s THEN 1 ELSE 0 END AS not_accredited,
                             CASE WHEN %s THEN 1 ELSE 0 END AS left_out,
                             CASE WHEN %s THEN 1 ELSE 0 END AS paused,
                             CASE WHEN %s THEN 1 ELSE 0 END AS digest,
                             CASE WHEN %s THEN 1 ELSE 0 END AS off_topic,
                             row_number() OVER (PARTITION BY s.contact
                                ORDER BY CASE l.kind WHEN 'press' THEN 1 WHEN 'members' THEN 2 ELSE 3 END, s.list) AS n
                      FROM release_list rl
                      JOIN list l ON l.id = rl.list
                      JOIN subscription s ON s.list = rl.list AND s.state = 'confirmed'
                      LEFT JOIN delivery o ON o.dispatch = :dispatch AND o.contact = s.contact
                      JOIN contact c ON c.id = s.contact
                      LEFT JOIN dispatch_language dl ON dl.dispatch = :dispatch AND dl.wanted = c.language
                      WHERE rl.release = :release AND rl.advance >= :advance AND %s
                        AND (o.id IS NULL OR o.list <> s.list)) AS left_over
                """.formatted(
                                MAY_NOT,
                                HAS_ADVANCE_COPY,
                                NOT_ACCREDITED,
                                terms.leftOut().sql(),
                                Terms.PAUSED.sql(),
                                terms.rhythm().sql(),
                                terms.topic().sql(),
                                FromLedger.IN_AUDIENCE))
                .params(terms.values())
                .param("advance", onlyAdvance(phase))
                .param("now", now)
                .update();
    }

    /** Kept beside the rows, so that nobody has to count them to say how far the dispatch is. */
    private static void note(JdbcClient db, long dispatch, Owed owed) {
        db.sql("""
                        INSERT INTO dispatch_list (dispatch, list, rank, owed, owed_at)
                        VALUES (:dispatch, :list, :rank, :owed, :at)
                        """)
                .param("dispatch", dispatch)
                .param("list", owed.through().list())
                .param("rank", owed.through().rank())
                .param("owed", owed.deliveries())
                .param("at", owed.at())
                .update();
    }

    private List<Ranked> lists(Moment.Phase phase) {
        return db.sql("""
                        SELECT rl.list, CASE l.kind WHEN 'press' THEN 1 WHEN 'members' THEN 2 ELSE 3 END AS rank
                        FROM release_list rl JOIN list l ON l.id = rl.list
                        WHERE rl.release = :release AND rl.advance >= :advance ORDER BY 2, 1
                        """)
                .param("release", release)
                .param("advance", onlyAdvance(phase))
                .query((row, n) -> new Ranked(row.getLong("list"), row.getInt("rank")))
                .list();
    }

    /** Of two releases to the same part of a third one's audience one is frozen after the other, and knows whom that wrote to. */
    static void alone(JdbcClient db, long source) {
        db.sql("UPDATE dispatch SET candidates = candidates WHERE release = :source")
                .param("source", source)
                .update();
    }

    /**
     * Advance copies that have not left when the embargo ends are not sent any more; their contacts get the public mail. What is being
     * claimed in this moment leaves: only what was written down is taken away.
     */
    static void supersedeAdvance(JdbcClient db, long release, Dialect dialect) {
        db.sql("""
                        INSERT INTO exclusion (dispatch, contact, list, reason)
                        SELECT d.dispatch, d.contact, d.list, 'superseded'
                        FROM delivery d JOIN dispatch a ON a.id = d.dispatch
                        WHERE a.release = :release AND a.phase = 'advance' AND d.state = 'pending' %s
                        """.formatted(dialect.rowLock("d"))).param("release", release).update();
        db.sql("""
                        DELETE FROM delivery WHERE state = 'pending'
                          AND dispatch IN (SELECT id FROM dispatch WHERE release = :release AND phase = 'advance')
                          AND EXISTS (SELECT 1 FROM exclusion e WHERE e.dispatch = delivery.dispatch
                                      AND e.contact = delivery.contact AND e.list = delivery.list)
                        """).param("release", release).update();
    }

    /** Counted from the subscriptions alone, so that the conservation law checks the statements above. */
    private long count(Moment.Phase phase) {
        return bound("""
                        SELECT count(*) FROM release_list rl
                        JOIN subscription s ON s.list = rl.list AND s.state = 'confirmed'
                        WHERE rl.release = :release AND rl.advance >= :advance AND %s
                        """.formatted(FromLedger.IN_AUDIENCE))
                .param("advance", onlyAdvance(phase))
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec bound(String sql) {
        return db.sql(sql)
                .params(whom.source().params())
                .param("dispatch", dispatch)
                .param("release", release);
    }

    private static void ready(JdbcClient db, long dispatch, long candidates) {
        db.sql("""
                        INSERT INTO lane (dispatch, provider, rank)
                        SELECT DISTINCT dispatch, provider, rank FROM delivery WHERE dispatch = :dispatch
                        """).param("dispatch", dispatch).update();
        db.sql("UPDATE dispatch SET candidates = :candidates, state = 'submitting' WHERE id = :id")
                .param("candidates", candidates)
                .param("id", dispatch)
                .update();
    }

    /** Under embargo only the press lists; at the release time everybody the release is addressed to. */
    private static int onlyAdvance(Moment.Phase phase) {
        return phase == Moment.Phase.ADVANCE ? 1 : 0;
    }

    /** Who of those on the lists. */
    record Whom(Terms terms, FromLedger source) {}

    private record Ranked(long list, int rank) {}

    private record Owed(Ranked through, long deliveries, long at) {}
}
