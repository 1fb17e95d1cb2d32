package org.communique.audience;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.communique.store.Store;

/**
 * How many are on each list, and in which language: numbers alone. Counting a million subscriptions takes a second, so the numbers of
 * a large organisation are kept for a while, those of a small one never.
 */
public final class ListNumbers {

    /** Subscriptions whose count is worth keeping for a second. */
    private static final long WORTH_A_SECOND = 20_000;

    private static final int MONTHS = 12;

    private final Store store;
    private final Clock clock;
    private final Map<Long, Kept> kept = new ConcurrentHashMap<>();

    public ListNumbers(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Subscriptions of one list.
     *
     * @param waiting   pending: asked, and not confirmed or approved yet
     * @param left      unsubscribed
     * @param languages of who is confirmed: first choice, and how many
     */
    public record Sum(long list, long confirmed, long waiting, long left, Map<String, Long> languages) {

        public Sum {
            languages = Map.copyOf(languages);
        }

        static Sum none(long list) {
            return new Sum(list, 0, 0, 0, Map.of());
        }
    }

    /** What happened on a list in one month (UTC). */
    public record Month(YearMonth month, long joined, long left) {}

    private record Kept(List<Sum> sums, long until) {}

    private record Row(long list, String state, String language, long many) {}

    /** Every list of an organisation that anybody is on, by number. */
    public List<Sum> of(long organisation) {
        var known = kept.get(organisation);
        if (known != null && known.until() > clock.millis()) return known.sums();
        var rows = rows(organisation);
        long seconds = rows.stream().mapToLong(Row::many).sum() / WORTH_A_SECOND;
        var sums = sums(rows);
        kept.put(
                organisation,
                new Kept(sums, clock.millis() + Duration.ofSeconds(seconds).toMillis()));
        return sums;
    }

    /** One list; zeros if nobody is on it. */
    public Sum of(ContactList list) {
        return of(list.organisation()).stream()
                .filter(it -> it.list() == list.id())
                .findFirst()
                .orElse(Sum.none(list.id()));
    }

    /** The last twelve months, the oldest first. */
    public List<Month> months(ContactList list) {
        var last = YearMonth.now(clock.withZone(ZoneOffset.UTC));
        var first = last.minusMonths(MONTHS - 1L);
        var joined = byMonth(list, "confirmed", first);
        var left = byMonth(list, "unsubscribed", first);
        var months = new ArrayList<Month>();
        for (var it = first; !it.isAfter(last); it = it.plusMonths(1))
            months.add(new Month(it, joined.getOrDefault(it, 0L), left.getOrDefault(it, 0L)));
        return months;
    }

    private Map<YearMonth, Long> byMonth(ContactList list, String state, YearMonth first) {
        var months = new TreeMap<YearMonth, Long>();
        store.read()
                .sql("""
                        SELECT day, count(*) AS many FROM (
                            SELECT CASE WHEN state = 'confirmed' THEN joined_at ELSE changed_at END / 86400000 AS day
                            FROM subscription WHERE list = :list AND state = :state AND joined_at > 0) days
                        WHERE day >= :first GROUP BY day
                        """)
                .param("list", list.id())
                .param("state", state)
                .param("first", first.atDay(1).toEpochDay())
                .query(row -> {
                    var month = YearMonth.from(LocalDate.ofEpochDay(row.getLong("day")));
                    months.merge(month, row.getLong("many"), Long::sum);
                });
        return months;
    }

    private List<Row> rows(long organisation) {
        return store.read()
                .sql("""
                        SELECT s.list, s.state, c.language, count(*) AS many
                        FROM list l JOIN subscription s ON s.list = l.id JOIN contact c ON c.id = s.contact
                        WHERE l.organisation = :organisation GROUP BY s.list, s.state, c.language
                        """)
                .param("organisation", organisation)
                .query((row, n) -> new Row(
                        row.getLong("list"), row.getString("state"), row.getString("language"), row.getLong("many")))
                .list();
    }

    private static List<Sum> sums(List<Row> rows) {
        var byList = new TreeMap<Long, List<Row>>();
        rows.forEach(it ->
                byList.computeIfAbsent(it.list(), list -> new ArrayList<>()).add(it));
        var sums = new ArrayList<Sum>();
        byList.forEach((list, of) -> {
            var languages = new TreeMap<String, Long>();
            for (var it : of)
                if (it.state().equals("confirmed"))
                    languages.merge(it.language().split(",")[0], it.many(), Long::sum);
            sums.add(new Sum(list, many(of, "confirmed"), many(of, "pending"), many(of, "unsubscribed"), languages));
        });
        return List.copyOf(sums);
    }

    private static long many(List<Row> rows, String state) {
        return rows.stream()
                .filter(it -> it.state().equals(state))
                .mapToLong(Row::many)
                .sum();
    }
}
