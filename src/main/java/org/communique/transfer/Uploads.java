package org.communique.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.communique.audience.Arrivals;
import org.communique.store.Json;
import org.communique.store.Store;
import org.communique.transfer.Upload.State;
import org.communique.vault.Vault;

/** Files that were uploaded to be taken in, and the only writer of the table {@code upload}. */
public final class Uploads {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration SILENT = Duration.ofMinutes(10);
    private static final int BYTES_OF_UID = 16;
    private static final int BLOCK = 64 * 1024;

    private final Store store;
    private final Vault vault;
    private final Clock clock;
    private final Path folder;

    Uploads(Arrivals.House house, Path folder) {
        store = house.store();
        vault = house.vault();
        clock = house.clock();
        this.folder = folder;
    }

    /** Whose it is, and what she says it is. */
    public record Sender(long organisation, String actor, Format format) {}

    /**
     * Keeps a file, readable by the owner of the process alone, as it comes in.
     *
     * @param most bytes
     * @return empty if it is longer; nothing is kept then
     */
    public Optional<Upload> put(Sender sender, InputStream in, long most) {
        try {
            var file = PrivateFiles.create(folder, "upload", ".part");
            long size = copy(in, file, most);
            if (size > most) {
                TransferFiles.delete(file);
                return Optional.empty();
            }
            return find(sender.organisation(), insert(sender, file, size));
        } catch (IOException e) {
            throw new UncheckedIOException("the upload cannot be kept", e);
        }
    }

    private static long copy(InputStream in, Path file, long most) throws IOException {
        long size = 0;
        try (var out = Channels.newOutputStream(PrivateFiles.open(file))) {
            var block = new byte[BLOCK];
            for (int n = in.read(block); n >= 0 && size <= most; n = in.read(block)) {
                out.write(block, 0, n);
                size += n;
            }
        }
        return size;
    }

    private String insert(Sender sender, Path file, long size) {
        var uid = HexFormat.of().formatHex(vault.random(BYTES_OF_UID));
        store.run(db -> db.sql("""
                        INSERT INTO upload (uid, organisation, actor, format, file, size_bytes, state, made_at, moved_at, delete_at)
                        VALUES (:uid, :organisation, :actor, :format, :file, :size, 'waiting', :now, :now, :delete)
                        """)
                .param("uid", uid)
                .param("organisation", sender.organisation())
                .param("actor", sender.actor())
                .param("format", sender.format().code())
                .param("file", file.getFileName().toString())
                .param("size", size)
                .param("now", clock.millis())
                .param("delete", clock.millis() + KEPT.toMillis())
                .update());
        return uid;
    }

    /** One of an organisation's. */
    public Optional<Upload> find(long organisation, String uid) {
        return store.read()
                .sql("SELECT * FROM upload WHERE organisation = :organisation AND uid = :uid AND delete_at > :now")
                .param("organisation", organisation)
                .param("uid", uid)
                .param("now", clock.millis())
                .query((row, n) -> upload(row))
                .optional();
    }

    /** Those of one of the staff that are not finished, the latest first. */
    public List<Upload> of(long organisation, String actor) {
        return store.read()
                .sql("""
                        SELECT * FROM upload WHERE organisation = :organisation AND actor = :actor AND delete_at > :now
                          AND state NOT IN ('done', 'discarded') ORDER BY made_at DESC
                        """)
                .param("organisation", organisation)
                .param("actor", actor)
                .param("now", clock.millis())
                .query((row, n) -> upload(row))
                .list();
    }

    /** What the file looks like; empty if it is gone. */
    public Optional<Look> look(Upload upload) {
        var file = file(upload);
        if (!Files.isRegularFile(file)) return Optional.empty();
        return Optional.of(Look.at(file, upload.format(), new Headers(store, upload.organisation())));
    }

    /** Says what she wants of it, and that the dry run begins. @return false if something is under way, or it is gone */
    boolean check(String uid, Upload.Wishes wishes) {
        return store.write(db -> db.sql("""
                        UPDATE upload SET state = 'checking', wishes = :wishes, report = '', fault = '', rows_read = 0,
                               read_bytes = 0, moved_at = :now
                        WHERE uid = :uid AND (state IN ('waiting', 'checked', 'failed')
                              OR state = 'checking' AND moved_at < :silent)
                        """)
                        .param("wishes", Json.write(wishes))
                        .param("now", clock.millis())
                        .param("silent", clock.millis() - SILENT.toMillis())
                        .param("uid", uid)
                        .update()
                == 1);
    }

    /** Changes the state. @return false if it was in another */
    boolean move(String uid, State from, State to) {
        return store.write(db -> db.sql("""
                        UPDATE upload SET state = :to, rows_read = 0, read_bytes = 0, moved_at = :now
                        WHERE uid = :uid AND state = :from
                        """)
                        .param("to", to.code())
                        .param("from", from.code())
                        .param("now", clock.millis())
                        .param("uid", uid)
                        .update()
                == 1);
    }

    void report(String uid, ImportReport report) {
        store.run(db -> db.sql("UPDATE upload SET report = :report WHERE uid = :uid")
                .param("report", Json.write(report))
                .param("uid", uid)
                .update());
    }

    void fail(String uid, State during, String fault) {
        store.run(db -> db.sql("""
                        UPDATE upload SET state = 'failed', fault = :fault, moved_at = :now WHERE uid = :uid AND state = :during
                        """)
                .param("fault", fault)
                .param("now", clock.millis())
                .param("uid", uid)
                .param("during", during.code())
                .update());
    }

    void progress(String uid, long rows, long read) {
        store.run(db -> db.sql(
                        "UPDATE upload SET rows_read = :rows, read_bytes = :read, moved_at = :now WHERE uid = :uid")
                .param("rows", rows)
                .param("read", read)
                .param("now", clock.millis())
                .param("uid", uid)
                .update());
    }

    /** Deletes the file; what is known of it stays for its day. @return false if something is under way or it is gone already */
    boolean discard(Upload upload) {
        boolean ours = store.write(db -> db.sql("""
                        UPDATE upload SET state = 'discarded', report = '', wishes = '', moved_at = :now
                        WHERE uid = :uid AND state IN ('waiting', 'checked', 'failed')
                        """)
                        .param("now", clock.millis())
                        .param("uid", upload.uid())
                        .update()
                == 1);
        if (ours) delete(upload);
        return ours;
    }

    void delete(Upload upload) {
        TransferFiles.delete(file(upload));
    }

    Path file(Upload upload) {
        return folder.resolve(store.read()
                .sql("SELECT file FROM upload WHERE uid = :uid")
                .param("uid", upload.uid())
                .query(String.class)
                .single());
    }

    /** Deletes those whose day is over. @return how many */
    int sweep() {
        var over = store.read()
                .sql("SELECT file FROM upload WHERE delete_at <= :now")
                .param("now", clock.millis())
                .query(String.class)
                .list();
        for (var file : over) {
            TransferFiles.delete(folder.resolve(file));
            store.run(db -> db.sql("DELETE FROM upload WHERE file = :file")
                    .param("file", file)
                    .update());
        }
        return over.size();
    }

    /** Who was killed cannot say so. */
    private Upload upload(ResultSet row) throws SQLException {
        var state = State.of(row.getString("state"));
        boolean busy = state == State.CHECKING || state == State.RUNNING;
        boolean silent = row.getLong("moved_at") < clock.millis() - SILENT.toMillis();
        return new Upload(
                row.getString("uid"),
                row.getLong("organisation"),
                row.getString("actor"),
                Format.of(row.getString("format")).orElseThrow(),
                row.getLong("size_bytes"),
                busy && silent ? State.FAILED : state,
                read(row.getString("wishes"), Upload.Wishes.class),
                read(row.getString("report"), ImportReport.class),
                ImportFault.read(row.getString("fault")),
                row.getLong("rows_read"),
                row.getLong("read_bytes"),
                Instant.ofEpochMilli(row.getLong("made_at")));
    }

    private static <T> Optional<T> read(String json, Class<T> type) {
        return json.isEmpty() ? Optional.empty() : Optional.of(Json.read(json, type));
    }
}
