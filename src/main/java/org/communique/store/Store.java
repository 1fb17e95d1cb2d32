package org.communique.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSourceUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The database. On SQLite there is one writer connection, which takes its lock when a transaction begins (a read that
 * becomes a write fails at once otherwise), and a pool of readers; on PostgreSQL both are pools on the same server.
 */
public final class Store implements AutoCloseable {

    private static final int READERS = 4;

    private final Dialect dialect;
    private final String url;
    private final UnaryOperator<DataSource> between;
    private final HikariDataSource writer;
    private final HikariDataSource reader;
    private final JdbcClient write;
    private final JdbcClient read;
    private final NamedParameterJdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final TransactionTemplate moment;
    private final Turns turns = new Turns();

    private Store(Place place, HikariDataSource writer, HikariDataSource reader) {
        this.dialect = place.dialect();
        this.url = place.url();
        this.between = place.between();
        this.writer = writer;
        this.reader = reader;
        this.write = JdbcClient.create(writer);
        this.read = JdbcClient.create(reader);
        this.batches = new NamedParameterJdbcTemplate(writer);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(writer));
        this.moment = dialect.oneMoment(transaction);
    }

    /** Opens, creating if need be, the SQLite file {@code communique.db} in a folder, and brings it up to date. */
    public static Store sqlite(Path folder) {
        return sqlite(folder, UnaryOperator.identity());
    }

    /**
     * {@link #sqlite(Path)} with something between us and the database.
     *
     * @param between is given each of the two data sources and returns the one to use in its place
     */
    public static Store sqlite(Path folder, UnaryOperator<DataSource> between) {
        var url = "jdbc:sqlite:" + folder.resolve("communique.db");
        makeKeys(folder.resolve("keys.db"));
        var store = new Store(
                new Place(Dialect.SQLITE, url, between),
                pool("writer", between.apply(source(writing(), url)), 1, keys(url)),
                pool("reader", between.apply(source(sqlite(), url)), READERS, keys(url)));
        return store.migrated();
    }

    /** Opens a PostgreSQL database by its JDBC URL, user and password included, and brings it up to date. */
    public static Store postgresql(String url) {
        var store = new Store(
                new Place(Dialect.POSTGRESQL, url, UnaryOperator.identity()),
                pool("writer", url, 4),
                pool("reader", url, READERS));
        return store.migrated();
    }

    /**
     * The same database for a rehearsal: what is written into the shadowed tables is seen there only and ends with it, every other
     * table can be read and not be written. It takes no lock that a release which is going out could wait for.
     *
     * @param shadows filled in this order; a condition sees those before it
     */
    public Store stage(List<Shadow> shadows) {
        var only = dialect == Dialect.SQLITE ? Stage.sqlite(url, shadows) : Stage.postgresql(url, shadows);
        return new Store(new Place(dialect, url, between), only, only);
    }

    /** Where a database is. */
    private record Place(Dialect dialect, String url, UnaryOperator<DataSource> between) {}

    /** A connection for the many rows of an import; close it afterwards. */
    public Bulk bulk() {
        if (dialect == Dialect.POSTGRESQL) return postgresqlBulk();
        var checkpoints = new Checkpoints(pool("checkpoint", between.apply(source(sqlite(), url)), 1, keys(url)));
        return new Bulk(dialect, sqliteBulk(url), turns).onSqlite(96 * 1024).with(checkpoints);
    }

    /** The same that writes nothing but {@code keys}, beside {@link #bulk()} and without waiting for it. */
    public Bulk bulkOfKeys() {
        if (dialect == Dialect.POSTGRESQL) return postgresqlBulk();
        return new Bulk(dialect, sqliteBulk("jdbc:sqlite::memory:"), new Turns()).onSqlite(2048);
    }

    private Bulk postgresqlBulk() {
        return new Bulk(dialect, pool("bulk", url, 1), new Turns());
    }

    private HikariDataSource sqliteBulk(String main) {
        var config = sqlite();
        config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
        return pool("bulk", between.apply(source(config, main)), 1, keys(url));
    }

    /** What differs between the two databases. */
    public Dialect dialect() {
        return dialect;
    }

    /** For single reads outside a transaction. Sees what is committed. */
    public JdbcClient read() {
        return read;
    }

    /** One business step, all of it or nothing; nested calls join it. PostgreSQL may begin it anew: it changes the database alone. */
    public <T> T write(Function<JdbcClient, T> step) {
        return inTurn(transaction, status -> step.apply(write));
    }

    /** {@link #write(Function)} for a step without a result. */
    public void run(Consumer<JdbcClient> step) {
        inTurn(transaction, doing(step));
    }

    /** {@link #run} for statements that have to see the same rows, whatever others commit meanwhile. The outermost step decides. */
    public void runAtOneMoment(Consumer<JdbcClient> step) {
        inTurn(moment, doing(step));
    }

    private TransactionCallback<Boolean> doing(Consumer<JdbcClient> step) {
        return status -> {
            step.accept(write);
            return true;
        };
    }

    private <T> T inTurn(TransactionTemplate transaction, TransactionCallback<T> step) {
        return dialect == Dialect.POSTGRESQL
                ? Retries.of(() -> transaction.execute(step))
                : turns.take(() -> transaction.execute(step));
    }

    /** Runs a step and takes everything back: what it returns says what would have happened. */
    public <T> T rehearse(Function<JdbcClient, T> step) {
        return inTurn(transaction, status -> {
            status.setRollbackOnly();
            return step.apply(write);
        });
    }

    /**
     * The same with question marks, for the many rows of a ledger: no names to look up.
     *
     * @param bind sets the values of one row, from parameter 1
     * @return for each row how many rows of the table it changed
     */
    public <T> int[] batch(String sql, List<T> rows, Bind<T> bind) {
        if (rows.isEmpty()) return new int[0];
        return batches.getJdbcTemplate().batchUpdate(sql, new BatchPreparedStatementSetter() {
            @Override
            public void setValues(PreparedStatement statement, int n) throws SQLException {
                bind.row(statement, rows.get(n));
            }

            @Override
            public int getBatchSize() {
                return rows.size();
            }
        });
    }

    /** Sets the values of one row. */
    public interface Bind<T> {
        void row(PreparedStatement statement, T row) throws SQLException;
    }

    /** One statement for many rows, prepared once; part of the transaction of the step it is called in. */
    public void batch(String sql, List<Map<String, ?>> rows) {
        if (rows.isEmpty()) return;
        batches.batchUpdate(sql, SqlParameterSourceUtils.createBatch(rows));
    }

    /**
     * Takes care that what was changed or deleted lies nowhere in the files any more: SQLite writes its logs back and cuts them,
     * PostgreSQL clears the dead rows of these tables. Best effort, since others may be reading; call it outside a transaction.
     *
     * @param tables whose old rows say something; their names, never anything a person wrote
     * @return false if somebody was in the way: try again later
     */
    public boolean scrub(String... tables) {
        if (dialect == Dialect.POSTGRESQL) {
            for (var table : tables) write.sql("VACUUM " + table).update();
            return true;
        }
        boolean clean = true;
        for (var schema : new String[] {"keys", "main"})
            clean &= write.sql("PRAGMA " + schema + ".wal_checkpoint(TRUNCATE)")
                            .query((row, n) -> row.getInt(1))
                            .single()
                    == 0;
        return clean;
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
    }

    private Store migrated() {
        Flyway.configure()
                .dataSource(writer)
                .locations("classpath:db/migration/" + dialect.folder())
                .loggers("slf4j")
                .load()
                .migrate();
        return this;
    }

    /** Freezing a million recipients touches many pages; with SQLite's own 2 MB each would be read and written again. */
    private static SQLiteConfig writing() {
        var config = sqlite();
        config.setCacheSize(-64 * 1024);
        return config;
    }

    /** FULL: what was answered with a 2xx survives a power cut. */
    private static SQLiteConfig sqlite() {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.enforceForeignKeys(true);
        config.setPragma(
                SQLiteConfig.Pragma.SECURE_DELETE, "on"); // what is deleted is overwritten; attached files follow
        config.setBusyTimeout(10_000);
        return config;
    }

    private static DataSource source(SQLiteConfig config, String url) {
        var source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }

    /** Its journal mode stays with the file; a connection that attaches it could not choose one. */
    private static void makeKeys(Path file) {
        try (var connection = source(sqlite(), "jdbc:sqlite:" + file).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot open " + file.getFileName(), e);
        }
    }

    /** Every connection sees the keys as the schema {@code keys}: a file of its own, so that no backup of the data holds them. */
    static String keys(String url) {
        var data = Path.of(url.substring("jdbc:sqlite:".length()));
        return "ATTACH DATABASE '" + data.resolveSibling("keys.db").toString().replace("'", "''") + "' AS keys";
    }

    private static HikariDataSource pool(String name, DataSource source, int size, String first) {
        var config = new HikariConfig();
        config.setDataSource(source);
        config.setConnectionInitSql(first);
        return pool(config, name, size);
    }

    private static HikariDataSource pool(String name, String url, int size) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        return pool(config, name, size);
    }

    private static HikariDataSource pool(HikariConfig config, String name, int size) {
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }
}
