package org.communique.drafting;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.statement.Stored;
import org.communique.store.Store;

/** Images and attachments of what is written, by the SHA-256 of their bytes in hex; the only writer of {@code draft_file}. */
public final class DraftFiles {

    /** So long a file waits for a text that names it. */
    static final Duration KEPT = Duration.ofDays(30);

    private final Store store;
    private final Stored past;
    private final Clock clock;

    DraftFiles(Store store, Clock clock) {
        this.store = store;
        past = new Stored(store);
        this.clock = clock;
    }

    /** Keeps the bytes of a file, or keeps them longer. */
    public void keep(String sha256, byte[] bytes) {
        store.run(db -> db.sql("""
                        INSERT INTO draft_file (sha256, bytes, at) VALUES (:sha256, :bytes, :now)
                        ON CONFLICT (sha256) DO UPDATE SET at = excluded.at
                        """)
                .param("sha256", sha256)
                .param("bytes", bytes)
                .param("now", clock.millis())
                .update());
    }

    /** The bytes of a file of a draft or a revision. */
    public Optional<byte[]> bytes(String sha256) {
        return store.read()
                .sql("SELECT bytes FROM draft_file WHERE sha256 = :sha256")
                .param("sha256", sha256)
                .query((row, n) -> row.getBytes("bytes"))
                .optional()
                .or(() -> past.bytes(sha256));
    }

    /** How many bytes files have; what nobody keeps is left out. */
    public Map<String, Long> sizes(List<String> sha256) {
        var sizes = new LinkedHashMap<String, Long>();
        if (sha256.isEmpty()) return sizes;
        store.read().sql("""
                        SELECT sha256, length(bytes) AS size FROM draft_file WHERE sha256 IN (:files)
                        UNION SELECT sha256, length(bytes) AS size FROM file WHERE sha256 IN (:files)
                        """).param("files", sha256).query((ResultSet row) -> {
            sizes.put(row.getString("sha256"), row.getLong("size"));
        });
        return sizes;
    }

    /**
     * Forgets what was given a month ago and is named by no version of any text, or is kept with a revision besides: what a
     * history can restore and what is planned keeps its files.
     *
     * @return how many
     */
    public int forgetUnnamed() {
        return store.write(db -> db.sql("""
                        DELETE FROM draft_file WHERE at < :before
                          AND (EXISTS (SELECT 1 FROM file f WHERE f.sha256 = draft_file.sha256)
                               OR NOT EXISTS (SELECT 1 FROM draft_version v WHERE v.text LIKE '%' || draft_file.sha256 || '%'))
                        """)
                .param("before", clock.instant().minus(KEPT).toEpochMilli())
                .update());
    }
}
