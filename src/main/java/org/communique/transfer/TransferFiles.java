package org.communique.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files with people in them that are there for a while; the only writer of {@code transfer_file}. */
public final class TransferFiles {

    /** Longer than any file takes to be written. */
    private static final Duration STRAY = Duration.ofDays(1);

    private final Store store;
    private final Path folder;
    private final Clock clock;

    TransferFiles(Store store, Path folder, Clock clock) {
        this.store = store;
        this.folder = folder;
        this.clock = clock;
    }

    /** One of them. @param kind {@code errors} of an import, or {@code export} */
    public record Item(String name, String kind, long rows, Instant made, Instant deleted) {}

    /** Those of an organisation that are there, the latest first. */
    public List<Item> all(long organisation) {
        return store.read()
                .sql(
                        "SELECT * FROM transfer_file WHERE organisation = :organisation AND delete_at > :now ORDER BY id DESC")
                .param("organisation", organisation)
                .param("now", clock.millis())
                .query((row, n) -> new Item(
                        row.getString("name"),
                        row.getString("kind"),
                        row.getLong("rows"),
                        Instant.ofEpochMilli(row.getLong("made_at")),
                        Instant.ofEpochMilli(row.getLong("delete_at"))))
                .list();
    }

    /** One that is there, by its name. */
    public Optional<Path> file(long organisation, String name) {
        return all(organisation).stream()
                .filter(it -> it.name().equals(name))
                .map(it -> folder.resolve(it.name()))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Deletes those whose time is over. @return how many */
    public int sweep() {
        var over = store.read()
                .sql("SELECT name FROM transfer_file WHERE delete_at <= :now")
                .param("now", clock.millis())
                .query(String.class)
                .list();
        over.forEach(name -> {
            delete(folder.resolve(name));
            store.run(db -> db.sql("DELETE FROM transfer_file WHERE name = :name")
                    .param("name", name)
                    .update());
        });
        return over.size() + strays();
    }

    /** What no row names: its writer died before it could, or it lies on another machine than the one that swept the row. */
    private int strays() {
        if (!Files.isDirectory(folder)) return 0;
        var named = Set.copyOf(store.read()
                .sql("SELECT name FROM transfer_file")
                .query(String.class)
                .list());
        try (var files = Files.list(folder)) {
            var strays = files.filter(PrivateFiles::ours)
                    .filter(it -> !named.contains(it.getFileName().toString()) && old(it))
                    .toList();
            strays.forEach(TransferFiles::delete);
            return strays.size();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of files to take away cannot be read", e);
        }
    }

    private boolean old(Path file) {
        try {
            return Files.getLastModifiedTime(file)
                    .toInstant()
                    .isBefore(clock.instant().minus(STRAY));
        } catch (IOException gone) {
            return false;
        }
    }

    Path folder() {
        return folder;
    }

    /** Notes a file that is there. @param kind and the import whose errors they are, 0 = none */
    void keep(JdbcClient db, long organisation, ErrorFile.Written file, Kept kept) {
        db.sql("""
                        INSERT INTO transfer_file (organisation, kind, import, name, rows, made_at, delete_at)
                        VALUES (:organisation, :kind, :import, :name, :rows, :now, :delete)
                        """)
                .param("organisation", organisation)
                .param("kind", kept.kind())
                .param("import", kept.number() == 0 ? null : kept.number())
                .param("name", file.file().getFileName().toString())
                .param("rows", file.rows())
                .param("now", clock.millis())
                .param("delete", clock.millis() + kept.time().toMillis())
                .update();
    }

    record Kept(String kind, long number, Duration time) {}

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("a file that is due cannot be deleted", e);
        }
    }
}
