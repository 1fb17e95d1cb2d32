package org.communique.press;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.communique.store.Store;
import org.communique.vault.Vault;

/**
 * Who looked at what under embargo. A row for the first look of an hour at each item: reloading, and newsrooms that ask every minute,
 * neither fill the table nor keep the writer from a release that goes out. It is written before the item is shown.
 */
public final class AccessLog {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final Store store;
    private final Vault vault;
    private final Clock clock;

    AccessLog(Store store, Vault vault, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    /** The two ways in. */
    public enum Way {
        /** The button of a page. */
        GRANT,
        /** User name and password. */
        BASIC;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was looked at: a page (its language), a file (its name), a list (its format). */
    public record Item(String kind, String detail) {

        public static Item page(Locale language) {
            return new Item("page", language.toLanguageTag());
        }

        public static Item file(String name) {
            return new Item("file", name);
        }

        public static Item list(String format) {
            return new Item("list", format);
        }
    }

    /**
     * One contact's looks at one item.
     *
     * @param mark  on each page the contact was shown
     * @param hours in which it was looked at
     */
    public record Looks(
            long contact,
            String mark,
            String item,
            String detail,
            String how,
            int hours,
            Instant first,
            Instant last) {}

    /** Writes a look down, unless there was one in this hour. */
    public void note(Advance advance, Item item, Way how) {
        var look = List.of(
                advance.delivery(), item.kind(), item.detail(), how.code(), Math.floorDiv(clock.millis(), HOUR));
        boolean known = store.read()
                .sql("""
                        SELECT 1 FROM advance_access
                        WHERE delivery = ? AND item = ? AND detail = ? AND how = ? AND hour = ?
                        """)
                .params(look)
                .query(Integer.class)
                .optional()
                .isPresent();
        if (known) return;
        store.run(db -> db.sql("""
                        INSERT INTO advance_access (delivery, item, detail, how, hour, release, contact, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                .params(look)
                .param(advance.release())
                .param(advance.contact())
                .param(clock.millis())
                .update());
    }

    /** All looks at a release's advance copies, by contact. */
    public List<Looks> of(long release) {
        return store.read()
                .sql("""
                        SELECT contact, item, detail, how, count(*) AS hours, min(at) AS first_at, max(at) AS last_at
                        FROM advance_access WHERE release = :release
                        GROUP BY contact, item, detail, how ORDER BY contact, min(at), item, detail, how
                        """)
                .param("release", release)
                .query((row, n) -> new Looks(
                        row.getLong("contact"),
                        AdvanceRows.mark(vault, release, row.getLong("contact")),
                        row.getString("item"),
                        row.getString("detail"),
                        row.getString("how"),
                        row.getInt("hours"),
                        Instant.ofEpochMilli(row.getLong("first_at")),
                        Instant.ofEpochMilli(row.getLong("last_at"))))
                .list();
    }
}
