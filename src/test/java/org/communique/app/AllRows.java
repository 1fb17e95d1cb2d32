package org.communique.app;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.communique.store.Dialect;
import org.communique.store.Store;

/** Everything a house knows, so that a test can say that nothing at all has changed. */
final class AllRows {

    private static final String SQLITE = """
            SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%fts%'
            UNION ALL SELECT 'keys.' || name FROM keys.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
            """;

    private static final String POSTGRESQL = """
            SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN ('public', 'keys')
            """;

    private AllRows() {}

    /** Every row of every table, keys included, as text. */
    static Map<String, List<String>> of(Store store) {
        var tables = store.dialect() == Dialect.SQLITE ? SQLITE : POSTGRESQL;
        var all = new TreeMap<String, List<String>>();
        for (var table : store.read().sql(tables).query(String.class).list()) all.put(table, rows(store, table));
        return all;
    }

    private static List<String> rows(Store store, String table) {
        return store.read().sql("SELECT * FROM " + table).query().listOfRows().stream()
                .map(row -> row.values().stream().map(AllRows::text).collect(Collectors.joining("|")))
                .sorted()
                .toList();
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }
}
