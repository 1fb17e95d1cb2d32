package org.communique.audience;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.communique.store.Store;

/** Reads the contacts of an organisation one after another, decrypted: for exports, which are asked for twice and logged. */
public final class Roll {

    private static final int AT_ONCE = 1000;

    private final Store store;
    private final Cards cards;

    public Roll(Arrivals.House house) {
        store = house.store();
        cards = new Cards(store, house.vault());
    }

    /**
     * One contact on one list.
     *
     * @param list  slug; empty = on none
     * @param state of the subscription; {@code suppressed} if we must not write to the address; empty = on no list
     */
    public record Line(
            Card card,
            String languages,
            String country,
            String kind,
            String rhythm,
            List<String> topics,
            String list,
            String state,
            List<Given> evidence) {

        /** A mask. */
        @Override
        public String toString() {
            return "[line]";
        }
    }

    /** A piece of evidence. @param event {@code given} or {@code withdrawn} */
    public record Given(String event, Instant at, String source, String language, String wording) {}

    /** How many lines {@link #read} would give. @param lists ids; empty = the whole organisation */
    public long count(long organisation, List<Long> lists) {
        return store.read()
                .sql("SELECT count(*) " + FROM)
                .param("organisation", organisation)
                .param("all", lists.isEmpty() ? 1 : 0)
                .param("lists", lists.isEmpty() ? List.of(0L) : lists)
                .param("after", 0)
                .query(Long.class)
                .single();
    }

    /** Gives every line, by contact and list. */
    public void read(long organisation, List<Long> lists, Consumer<Line> taker) {
        long after = 0;
        for (var some = ids(organisation, after); !some.isEmpty(); some = ids(organisation, after)) {
            after = some.get(some.size() - 1);
            lines(organisation, lists, some).forEach(taker);
        }
    }

    private static final String FROM = """
            FROM contact c LEFT JOIN subscription s ON s.contact = c.id
            LEFT JOIN list l ON l.id = s.list
            WHERE c.organisation = :organisation AND c.id > :after AND (:all = 1 OR s.list IN (:lists))
              AND EXISTS (SELECT 1 FROM keys.contact_key k WHERE k.contact = c.id AND k.wrapped IS NOT NULL)
            """;

    private List<Long> ids(long organisation, long after) {
        return store.read()
                .sql("SELECT id FROM contact WHERE organisation = :organisation AND id > :after ORDER BY id LIMIT "
                        + AT_ONCE)
                .param("organisation", organisation)
                .param("after", after)
                .query(Long.class)
                .list();
    }

    private List<Line> lines(long organisation, List<Long> lists, List<Long> ids) {
        var topics = topics(ids);
        var evidence = evidence(ids);
        return store.read()
                .sql("""
                        SELECT c.id, c.language, c.country, c.kind, c.rhythm, d.uid, d.sealed, k.wrapped, s.list, l.slug,
                               CASE WHEN EXISTS (SELECT 1 FROM suppression x WHERE x.organisation = c.organisation
                                                 AND x.blind_index = c.blind_index) THEN 'suppressed' ELSE s.state END AS state
                        FROM contact c JOIN contact_card d ON d.contact = c.id
                        JOIN keys.contact_key k ON k.contact = c.id AND k.wrapped IS NOT NULL
                        LEFT JOIN subscription s ON s.contact = c.id LEFT JOIN list l ON l.id = s.list
                        WHERE c.organisation = :organisation AND c.id IN (:ids) AND (:all = 1 OR s.list IN (:lists))
                        ORDER BY c.id, s.list
                        """)
                .param("organisation", organisation)
                .param("ids", ids)
                .param("all", lists.isEmpty() ? 1 : 0)
                .param("lists", lists.isEmpty() ? List.of(0L) : lists)
                .query((row, n) -> line(
                        row,
                        topics.getOrDefault(row.getLong("id"), List.of()),
                        evidence.getOrDefault(row.getLong("id") + " " + row.getLong("list"), List.of())))
                .list();
    }

    private Line line(ResultSet row, List<String> topics, List<Given> evidence) throws SQLException {
        var sealed = new SealedContact(
                row.getLong("id"), row.getBytes("uid"), row.getBytes("wrapped"), row.getBytes("sealed"));
        return new Line(
                cards.open(sealed),
                row.getString("language"),
                row.getString("country"),
                row.getString("kind"),
                row.getString("rhythm"),
                topics,
                text(row.getString("slug")),
                text(row.getString("state")),
                evidence);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private Map<Long, List<String>> topics(List<Long> ids) {
        var topics = new HashMap<Long, List<String>>();
        store.read()
                .sql("SELECT contact, topic FROM contact_topic WHERE contact IN (:ids) ORDER BY topic")
                .param("ids", ids)
                .query(row -> {
                    topics.computeIfAbsent(row.getLong("contact"), it -> new ArrayList<>())
                            .add(row.getString("topic"));
                });
        return topics;
    }

    /** @param ids in order */
    private Map<String, List<Given>> evidence(List<Long> ids) {
        var evidence = new HashMap<String, List<Given>>();
        var known = new TreeSet<>(ids);
        store.read()
                .sql("""
                        SELECT c.contact, coalesce(c.through, c.contact) AS through, c.list, c.event, c.at, c.source,
                               w.language, w.wording
                        FROM consent c JOIN consent_wording w ON w.id = c.wording
                        WHERE c.contact IN (:ids) OR c.contact < :last AND c.through >= :first ORDER BY c.id
                        """)
                .param("ids", ids)
                .param("first", known.first())
                .param("last", known.last())
                .query(row -> {
                    var given = given(row);
                    for (long id : known.subSet(row.getLong("contact"), true, row.getLong("through"), true))
                        evidence.computeIfAbsent(id + " " + row.getLong("list"), it -> new ArrayList<>())
                                .add(given);
                });
        return evidence;
    }

    private static Given given(ResultSet row) throws SQLException {
        return new Given(
                row.getString("event"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("source"),
                row.getString("language"),
                row.getString("wording"));
    }
}
