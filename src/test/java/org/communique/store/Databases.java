package org.communique.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Real databases for tests: one PostgreSQL server for the test JVM, a fresh database for each caller. All migrations run once in
 * each kind of database; the others are copies of that one.
 */
public final class Databases {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    /** A busy machine may need longer than the usual ten seconds. */
    private static final Duration STARTUP = Duration.ofMinutes(2);

    private static final List<String> FILES = List.of("communique.db", "keys.db");
    private static EmbeddedPostgres server;
    private static String model;
    private static Path files;

    private Databases() {}

    /** A new database that is up to date: a file in that folder, or one of the server's. */
    public static Store open(Dialect dialect, Path folder) {
        if (dialect == Dialect.POSTGRESQL) return Store.postgresql(freshPostgresql());
        migrate(folder);
        return Store.sqlite(folder);
    }

    /** Puts an SQLite database that is up to date into a folder that has none; makes the folder, for its owner only. */
    public static synchronized void migrate(Path folder) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            if (Files.exists(folder.resolve(FILES.get(0)))) return;
            if (files == null) files = sqliteModel();
            for (var file : FILES)
                Files.copy(files.resolve(file), folder.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JDBC URL of a new PostgreSQL database that is up to date. */
    public static synchronized String freshPostgresql() {
        if (model == null) {
            model = "model";
            Store.postgresql(create(model, "template1")).close();
        }
        return create("communique" + NUMBER.incrementAndGet(), model);
    }

    /** The JDBC URL of a new, empty PostgreSQL database. */
    public static synchronized String emptyPostgresql() {
        return create("communique" + NUMBER.incrementAndGet(), "template1");
    }

    private static String create(String name, String template) {
        try {
            // nothing of a test has to survive a power cut
            if (server == null)
                server = EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofMinutes(
                                2)) // a busy machine takes longer than the ten seconds it has by itself
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setPGStartupWait(STARTUP)
                        .start();
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
            }
            return server.getJdbcUrl("postgres", name) + "&password=postgres";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path sqliteModel() throws IOException {
        var folder = Files.createTempDirectory("model");
        Store.sqlite(folder).close();
        folder.toFile().deleteOnExit();
        for (var file : FILES) folder.resolve(file).toFile().deleteOnExit();
        return folder;
    }
}
