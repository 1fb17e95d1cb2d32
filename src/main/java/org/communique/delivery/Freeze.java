package org.communique.delivery;

import org.communique.release.Moment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The statements that write an audience down, set-based, inside one transaction. Candidates are subscriptions; of a
 * contact on several lists one becomes the delivery, press before members before public, and the others are duplicates.
 */
final class Freeze {

    /** Every candidate with the reason it is left out, or NULL. Counted once on its own, then used for both tables. */
    private static final String CANDIDATES =
            """
            SELECT ranked.contact, ranked.list, ranked.rank, ranked.provider, dl.language,
                   CASE WHEN ranked.n > 1                THEN 'duplicate'
                        WHEN sup.blind_index IS NOT NULL THEN 'suppressed'
                        WHEN adv.contact IS NOT NULL     THEN 'advance-copy'
                        WHEN dl.language IS NULL         THEN 'no-edition' END AS reason
            FROM (SELECT s.contact, s.list, c.language, c.organisation, c.blind_index,
                         coalesce(dest.provider, 'other') AS provider,
                         row_number() OVER (PARTITION BY s.contact ORDER BY %1$s, s.list) AS n,
                         %1$s AS rank
                  FROM release_list rl
                  JOIN list l ON l.id = rl.list
                  JOIN subscription s ON s.list = rl.list AND s.state = 'confirmed'
                  JOIN contact c ON c.id = s.contact
                  LEFT JOIN destination dest ON dest.domain_index = c.domain_index
                  WHERE rl.release = :release AND rl.advance >= :advance
                    AND (:everybody = 1 OR s.contact IN (%2$s))) AS ranked
            LEFT JOIN dispatch_language dl ON dl.dispatch = :dispatch AND dl.wanted = ranked.language
            LEFT JOIN suppression sup ON sup.organisation = ranked.organisation AND sup.blind_index = ranked.blind_index
            LEFT JOIN (SELECT d.contact FROM delivery d JOIN dispatch a ON a.id = d.dispatch
                       WHERE a.release = :release AND a.phase = 'advance' AND a.id <> :dispatch) AS adv
                   ON adv.contact = ranked.contact
            """.formatted("CASE l.kind WHEN 'press' THEN 1 WHEN 'members' THEN 2 ELSE 3 END", FromLedger.CONTACTS);

    private final JdbcClient db;
    private final long dispatch;
    private final long release;
    private final FromLedger source;
    private final long now;

    Freeze(JdbcClient db, long dispatch, long release, FromLedger source, long now) {
        this.db = db;
        this.dispatch = dispatch;
        this.release = release;
        this.source = source;
        this.now = now;
    }

    /** One row for the public at once. */
    static void thePublic(JdbcClient db, long dispatch, long now) {
        db.sql("""
                        INSERT INTO delivery (dispatch, contact, list, language, due_at)
                        VALUES (:dispatch, 0, 0, 'mul', :now)
                        """).param("dispatch", dispatch).param("now", now).update();
        ready(db, dispatch, 1);
    }

    void eachContact(Moment.Phase phase) {
        if (phase == Moment.Phase.PUBLIC) supersedeAdvance();
        long candidates = count(phase);
        insert("""
                INSERT INTO delivery (dispatch, contact, list, language, rank, provider, due_at)
                SELECT :dispatch, contact, list, language, rank, provider, :now
                FROM (%s) AS candidates WHERE reason IS NULL ORDER BY rank, contact
                """, phase);
        insert("""
                INSERT INTO exclusion (dispatch, contact, list, reason)
                SELECT :dispatch, contact, list, reason FROM (%s) AS candidates WHERE reason IS NOT NULL
                """, phase);
        ready(db, dispatch, candidates);
    }

    /** Advance copies that have not left when the embargo ends are not sent any more; their contacts get the public mail. */
    private void supersedeAdvance() {
        db.sql("""
                        INSERT INTO exclusion (dispatch, contact, list, reason)
                        SELECT d.dispatch, d.contact, d.list, 'superseded'
                        FROM delivery d JOIN dispatch a ON a.id = d.dispatch
                        WHERE a.release = :release AND a.phase = 'advance' AND d.state = 'pending'
                        """).param("release", release).update();
        db.sql("""
                        DELETE FROM delivery WHERE state = 'pending'
                          AND dispatch IN (SELECT id FROM dispatch WHERE release = :release AND phase = 'advance')
                        """).param("release", release).update();
    }

    /** Counted from the subscriptions alone, so that the conservation law checks the statements below. */
    private long count(Moment.Phase phase) {
        return db.sql("""
                        SELECT count(*) FROM release_list rl
                        JOIN subscription s ON s.list = rl.list AND s.state = 'confirmed'
                        WHERE rl.release = :release AND rl.advance >= :advance
                          AND (:everybody = 1 OR s.contact IN (%s))
                        """.formatted(FromLedger.CONTACTS))
                .params(source.params())
                .param("dispatch", dispatch)
                .param("release", release)
                .param("advance", onlyAdvance(phase))
                .query(Long.class)
                .single();
    }

    private void insert(String statement, Moment.Phase phase) {
        db.sql(statement.formatted(CANDIDATES))
                .params(source.params())
                .param("dispatch", dispatch)
                .param("release", release)
                .param("advance", onlyAdvance(phase))
                .param("now", now)
                .update();
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
}
