package org.communique.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.communique.store.Store;

/** Who did not get a release, and why: by number, page by page. */
public final class Unreached {

    /** People on a page of the desk. */
    public static final int PAGE = 50;

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@]+@[^\\s<>@]+");

    /** Whoever has it from another list, or as an advance copy, has it. */
    private static final String WHO = """
            SELECT contact, list, language, word, note FROM
                (SELECT d.contact, d.list, d.language,
                        CASE WHEN d.state = 'pending' AND d.attempts > 0 THEN 'deferred'
                             WHEN d.state IN ('pending', 'submitting') THEN 'waiting' ELSE d.state END AS word,
                        coalesce(d.note, '') AS note
                 FROM dispatch x JOIN delivery d ON d.dispatch = x.id
                 WHERE x.release = :release AND d.contact > :after AND d.state <> 'accepted'
                 UNION ALL
                 SELECT d.contact, d.list, d.language, 'bounced', max(coalesce(v.note, ''))
                 FROM dispatch x JOIN delivery d ON d.dispatch = x.id
                 JOIN delivery_event v ON v.delivery = d.id AND v.event = 'address-at-fault'
                 WHERE x.release = :release AND d.contact > :after AND d.state = 'accepted'
                 GROUP BY d.contact, d.list, d.language
                 UNION ALL
                 SELECT e.contact, e.list, '', e.reason, ''
                 FROM dispatch x JOIN exclusion e ON e.dispatch = x.id
                 WHERE x.release = :release AND e.contact > :after
                   AND e.reason NOT IN ('duplicate', 'advance-copy', 'superseded')) AS who
            ORDER BY contact, list, word LIMIT :most
            """;

    private final Store store;

    public Unreached(Store store) {
        this.store = store;
    }

    /**
     * Somebody who did not get it.
     *
     * @param language tag of the edition she was owed; empty if none
     * @param why      {@code waiting}, {@code deferred}, {@code uncertain}, {@code rejected}, {@code bounced} or the code of an exclusion
     * @param note     what the next hop answered, without any address; may be empty
     */
    public record Person(long contact, long list, String language, String why, String note) {}

    /**
     * A page of them in the order of their numbers.
     *
     * @param after number of the last one of the page before; 0 = the first page
     */
    public List<Person> page(long release, long after, int most) {
        return store.read()
                .sql(WHO)
                .param("release", release)
                .param("after", after)
                .param("most", most)
                .query((row, n) -> person(row))
                .list();
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getLong("contact"),
                row.getLong("list"),
                row.getString("language"),
                row.getString("word"),
                ADDRESS.matcher(row.getString("note")).replaceAll("…@…"));
    }
}
