package org.communique.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * One connection on which some tables are temporary ones of the same name, so that the same SQL writes into them and nobody else
 * sees it. Both databases look among the temporary tables first (<a href="https://www.sqlite.org/lang_naming.html">SQLite</a>;
 * PostgreSQL's search_path), and neither takes a lock of the real tables for a write into them. Everything else cannot be written:
 * the database refuses it.
 */
final class Stage {

    private static final Pattern TABLE = Pattern.compile("^CREATE TABLE \"?\\w+\"?");
    private static final Pattern INDEX = Pattern.compile("^(CREATE (?:UNIQUE )?INDEX )(\\w+)");

    /** Above every row there is, so that a shadow's new rows never meet those it was filled with. */
    private static final long FIRST = 1_000_000_000_000L;

    private Stage() {}

    static HikariDataSource sqlite(String url, List<Shadow> shadows) {
        var config = new SQLiteConfig();
        config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
        config.setBusyTimeout(10_000);
        config.setReadOnly(true);
        var source = new SQLiteDataSource(config);
        source.setUrl(url);
        var settings = settings(source);
        settings.setConnectionInitSql(Store.keys(url));
        var pool = pool(settings);
        var db = JdbcClient.create(pool);
        for (var shadow : shadows) {
            objects(db, shadow.table()).forEach(sql -> db.sql(sql).update());
            fill(db, shadow, "main");
        }
        return pool;
    }

    static HikariDataSource postgresql(String url, List<Shadow> shadows) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        var pool = pool(config);
        var db = JdbcClient.create(pool);
        var schema = db.sql("SELECT current_schema()").query(String.class).single();
        for (var shadow : shadows) {
            db.sql("CREATE TEMPORARY TABLE %1$s (LIKE %2$s.%1$s INCLUDING ALL)".formatted(shadow.table(), schema))
                    .update();
            fill(db, shadow, schema);
            if (numbered(db, shadow.table()))
                db.sql("ALTER TABLE pg_temp.%s ALTER COLUMN id RESTART WITH %s".formatted(shadow.table(), FIRST))
                        .update();
        }
        db.sql("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY").update();
        return pool;
    }

    /** The statements that made a table and its indexes, for a temporary one. */
    private static List<String> objects(JdbcClient db, String table) {
        return db.sql("""
                        SELECT sql FROM main.sqlite_master WHERE tbl_name = :table AND sql IS NOT NULL ORDER BY type DESC
                        """).param("table", table).query(String.class).list().stream()
                .map(sql -> TABLE.matcher(sql).replaceFirst("CREATE TEMPORARY TABLE " + table))
                .map(sql -> INDEX.matcher(sql).replaceFirst("$1temp.$2"))
                .toList();
    }

    private static void fill(JdbcClient db, Shadow shadow, String schema) {
        db.sql("INSERT INTO %1$s SELECT * FROM %2$s.%1$s WHERE %3$s".formatted(shadow.table(), schema, shadow.kept()))
                .update();
    }

    private static boolean numbered(JdbcClient db, String table) {
        return db.sql("""
                        SELECT count(*) FROM information_schema.columns
                        WHERE table_name = :table AND column_name = 'id' AND is_identity = 'YES'
                        """).param("table", table).query(Long.class).single() > 0;
    }

    private static HikariConfig settings(DataSource source) {
        var config = new HikariConfig();
        config.setDataSource(source);
        config.setReadOnly(true); // as the connection is: the pool would set it otherwise
        return config;
    }

    /** Exactly one connection for the whole time: the temporary tables are gone with it. */
    private static HikariDataSource pool(HikariConfig config) {
        config.setPoolName("stage");
        config.setMaximumPoolSize(1);
        config.setMaxLifetime(0);
        config.setConnectionTimeout(TimeUnit.MINUTES.toMillis(10));
        return new HikariDataSource(config);
    }
}
