package org.communique.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.communique.audience.SealedContact;
import org.communique.store.Store;
import org.communique.vault.RowIds;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Claims deliveries lane by lane. A claim reads all that the attempt needs in one go, and who has left or been suppressed since
 * the freeze is excluded on the way, so that nobody is written to who does not want it.
 */
final class Claims {

    /** Long enough for the slowest SMTP transaction (RFC 5321 §4.5.3.2: ten minutes after the dot). */
    private static final Duration LEASE = Duration.ofMinutes(15);

    static final String DUE = """
            SELECT d.id, d.contact, d.list, d.language, d.attempts, d.state, d.token, x.salt,
                   b.uid, b.sealed, k.wrapped,
                   CASE WHEN d.contact = 0 THEN NULL
                        WHEN c.id IS NULL OR k.wrapped IS NULL THEN 'erased'
                        WHEN EXISTS (SELECT 1 FROM suppression s WHERE s.organisation = c.organisation
                                       AND s.blind_index = c.blind_index) THEN 'suppressed'
                        WHEN NOT EXISTS (SELECT 1 FROM release_list rl JOIN subscription s ON s.list = rl.list
                                         WHERE rl.release = x.release AND s.contact = d.contact
                                           AND s.state = 'confirmed') THEN 'unsubscribed'
                        WHEN x.phase = 'advance'
                             AND NOT EXISTS (SELECT 1 FROM press_standing st
                                             WHERE st.contact = d.contact AND st.until_at > :now) THEN 'not-accredited' END AS reason,
                   n.source AS notice_source, n.basis AS notice_basis
            FROM delivery d JOIN dispatch x ON x.id = d.dispatch LEFT JOIN contact c ON c.id = d.contact
            LEFT JOIN contact_card b ON b.contact = d.contact LEFT JOIN keys.contact_key k ON k.contact = d.contact
            LEFT JOIN press_notice n ON n.delivery = d.id
            WHERE d.state IN ('pending', 'uncertain') AND d.dispatch = :dispatch AND d.provider = :provider
              AND d.rank = :rank AND d.due_at <= :due
            ORDER BY d.due_at, d.id LIMIT :limit %s
            """;

    private final Store store;
    private final RowIds rowIds;
    private final String node;
    private final Clock clock;

    Claims(Store store, RowIds rowIds, String node, Clock clock) {
        this.store = store;
        this.rowIds = rowIds;
        this.node = node;
        this.clock = clock;
    }

    /** The lanes of a channel's dispatches that are neither paused nor over, press before members before public. */
    List<Lane> lanes(JdbcClient db, String channel) {
        return db.sql("""
                        SELECT l.dispatch, l.provider, l.rank FROM lane l JOIN dispatch x ON x.id = l.dispatch
                        WHERE x.channel = :channel AND x.state = 'submitting' AND x.paused_at IS NULL
                        ORDER BY l.rank, l.dispatch, l.provider
                        """)
                .param("channel", channel)
                .query((row, n) -> new Lane(row.getLong("dispatch"), row.getString("provider"), row.getInt("rank")))
                .list();
    }

    /** True if something of a channel is due. */
    boolean due(String channel) {
        return store.read()
                        .sql("""
                        SELECT count(*) FROM lane l JOIN dispatch x ON x.id = l.dispatch
                        WHERE x.channel = :channel AND x.state = 'submitting' AND x.paused_at IS NULL
                          AND EXISTS (SELECT 1 FROM delivery d
                                      WHERE d.dispatch = l.dispatch AND d.provider = l.provider AND d.rank = l.rank
                                        AND d.state IN ('pending', 'uncertain') AND d.due_at <= :now)
                        """)
                        .param("channel", channel)
                        .param("now", clock.millis())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Claims up to {@code limit} of a lane's deliveries that are due, oldest first; part of the caller's transaction. */
    List<Claim> take(JdbcClient db, Lane lane, int limit, long due) {
        var claims = new ArrayList<Claim>();
        boolean more = true;
        while (more && claims.isEmpty()) {
            var rows = due(db, lane, limit, due);
            more = !rows.isEmpty();
            for (var row : rows)
                if (row.reason().isEmpty()) claims.add(row.claim());
                else exclude(db, row.claim().delivery(), row.reason().get());
        }
        mark(claims);
        return claims;
    }

    private List<Row> due(JdbcClient db, Lane lane, int limit, long due) {
        return db.sql(DUE.formatted(store.dialect().rowLock("d")))
                .param("dispatch", lane.dispatch())
                .param("provider", lane.provider())
                .param("rank", lane.rank())
                .param("due", due)
                .param("now", clock.millis())
                .param("limit", limit)
                .query((row, n) -> read(row, lane))
                .list();
    }

    private void mark(List<Claim> claims) {
        long lease = clock.millis() + LEASE.toMillis();
        store.batch("""
                UPDATE delivery SET state = 'submitting', attempts = ?, owner = ?, lease_until = ? WHERE id = ?
                """, claims, (statement, claim) -> {
            statement.setInt(1, claim.delivery().attempts());
            statement.setString(2, node);
            statement.setLong(3, lease);
            statement.setLong(4, claim.delivery().id());
        });
    }

    private static void exclude(JdbcClient db, Delivery delivery, Exclusion reason) {
        db.sql("DELETE FROM delivery WHERE id = :id").param("id", delivery.id()).update();
        Exclusions.add(db, delivery, reason);
    }

    private Row read(ResultSet row, Lane lane) throws SQLException {
        long id = row.getLong("id");
        long contact = row.getLong("contact");
        var kept = row.getBytes("token");
        var token = kept != null ? kept : rowIds.name(new RowIds.Row(id, row.getLong("salt")));
        var delivery = new Delivery(
                id,
                lane.dispatch(),
                contact,
                row.getLong("list"),
                row.getString("language"),
                token,
                row.getInt("attempts") + 1);
        var uid = row.getBytes("uid");
        Optional<SealedContact> sealed = uid == null
                ? Optional.empty()
                : Optional.of(new SealedContact(contact, uid, row.getBytes("wrapped"), row.getBytes("sealed")));
        return new Row(
                new Claim(delivery, lane, row.getString("state"), sealed, clock.millis(), notice(row)),
                Optional.ofNullable(row.getString("reason")).map(Exclusion::of));
    }

    private static Optional<Parcel.Origin> notice(ResultSet row) throws SQLException {
        var source = row.getString("notice_source");
        return source == null
                ? Optional.empty()
                : Optional.of(new Parcel.Origin(source, row.getString("notice_basis")));
    }

    private record Row(Claim claim, Optional<Exclusion> reason) {}
}
