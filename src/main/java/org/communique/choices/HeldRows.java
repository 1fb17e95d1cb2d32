package org.communique.choices;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.communique.store.Store;

/**
 * What the tables hold of one contact. They belong to other rooms, which have no reason to read them so: this only reads, and a test
 * compares it with the schema. Which of the staff did something is not hers to know: it could endanger them. A column that ends in {@code _at} is an instant; one of bytes is written in hex.
 */
record HeldRows(Store store, String name, String sql) implements Holding {

    /** A part of the file. */
    private record Part(String name, String sql) {}

    private static final List<Part> PARTS = List.of(
            new Part("contact", """
                        SELECT o.slug AS organisation, c.language AS languages, c.country, c.kind, c.rhythm,
                               c.paused_until AS paused_until_at, c.created_at, c.import
                        FROM contact c JOIN organisation o ON o.id = c.organisation WHERE c.id = :contact
                        """),
            new Part("topics", """
                        SELECT topic FROM contact_topic WHERE contact = :contact ORDER BY topic
                        """),
            new Part("subscriptions", """
                        SELECT l.slug AS list, l.names AS list_names, s.state, s.changed_at, s.joined_at, s.import
                        FROM subscription s JOIN list l ON l.id = s.list WHERE s.contact = :contact ORDER BY l.id
                        """),
            new Part("consent", """
                        SELECT l.slug AS list, c.event, c.at AS happened_at, c.source, w.wording, w.language, w.form,
                               w.revision, c.network, c.import
                        FROM consent c JOIN consent_wording w ON w.id = c.wording LEFT JOIN list l ON l.id = c.list
                        WHERE c.contact = :contact OR c.contact < :contact AND c.through >= :contact ORDER BY c.id
                        """),
            new Part("deliveries", """
                        SELECT t.key AS statement, x.channel, x.phase, x.frozen_at, l.slug AS list, d.language, d.state,
                               d.attempts, d.settled_at, d.note
                        FROM dispatch x JOIN delivery d ON d.dispatch = x.id AND d.contact = :contact
                        JOIN release r ON r.id = x.release JOIN statement t ON t.id = r.statement
                        LEFT JOIN list l ON l.id = d.list ORDER BY x.id
                        """),
            new Part("leftOut", """
                        SELECT t.key AS statement, x.phase, x.frozen_at, l.slug AS list, e.reason
                        FROM dispatch x JOIN exclusion e ON e.dispatch = x.id AND e.contact = :contact
                        JOIN release r ON r.id = x.release JOIN statement t ON t.id = r.statement
                        LEFT JOIN list l ON l.id = e.list ORDER BY x.id
                        """),
            new Part("deliveryEvents", """
                        SELECT t.key AS statement, v.attempt, v.event, v.note, v.at AS happened_at
                        FROM dispatch x JOIN delivery d ON d.dispatch = x.id AND d.contact = :contact
                        JOIN delivery_event v ON v.delivery = d.id
                        JOIN release r ON r.id = x.release JOIN statement t ON t.id = r.statement ORDER BY v.id
                        """),
            new Part("suppression", """
                        SELECT s.reason, s.at AS since_at, s.until_at FROM contact c
                        JOIN suppression s ON s.organisation = c.organisation AND s.blind_index = c.blind_index
                        WHERE c.id = :contact
                        """),
            new Part("advanceCopies", """
                        SELECT item, how, at AS happened_at FROM advance_access WHERE contact = :contact ORDER BY id
                        """),
            new Part("pressContact", """
                        SELECT basis, source, owed_at, told_at, notice_at, NULLIF(until_at, 0) AS until_at, review_at, asked_at,
                               created_at, changed_at
                        FROM press_contact WHERE contact = :contact
                        """),
            new Part("pressAccreditation", """
                        SELECT a.event, t.wording, t.language, NULLIF(a.until_at, 0) AS until_at, a.at AS happened_at
                        FROM press_accreditation a LEFT JOIN press_terms t ON t.id = a.terms
                        WHERE a.contact = :contact ORDER BY a.id
                        """),
            new Part("pressNotices", """
                        SELECT t.key AS statement, x.frozen_at, n.source, n.basis FROM press_notice n
                        JOIN delivery d ON d.id = n.delivery JOIN dispatch x ON x.id = d.dispatch
                        JOIN release r ON r.id = x.release JOIN statement t ON t.id = r.statement
                        WHERE n.contact = :contact ORDER BY n.delivery
                        """),
            new Part("audit", """
                        SELECT at AS happened_at, action, detail,
                               CASE WHEN actor IN ('person', 'console') THEN actor ELSE 'staff' END AS actor
                        FROM audit
                        WHERE subject = 'contact ' || CAST(:contact AS TEXT) ORDER BY id
                        """));

    /** All of them. */
    static List<Holding> all(Store store) {
        return PARTS.stream()
                .<Holding>map(it -> new HeldRows(store, it.name(), it.sql()))
                .toList();
    }

    @Override
    public List<Map<String, Object>> of(long contact) {
        return store.read().sql(sql).param("contact", contact).query().listOfRows().stream()
                .map(HeldRows::readable)
                .toList();
    }

    private static Map<String, Object> readable(Map<String, Object> row) {
        var readable = new TreeMap<String, Object>();
        row.forEach((column, value) -> {
            if (value != null) readable.put(column, value(column, value));
        });
        return readable;
    }

    private static Object value(String column, Object value) {
        if (value instanceof byte[] bytes) return HexFormat.of().formatHex(bytes);
        if (column.endsWith("_at") && value instanceof Number ms)
            return Instant.ofEpochMilli(ms.longValue()).toString();
        return value;
    }
}
