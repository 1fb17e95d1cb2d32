package org.communique.audience;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of one table of evidence in their order, hashed, some thousand in memory at a time. */
final class EvidenceRows {

    private static final int AT_ONCE = 5000;

    private final JdbcClient db;
    private final Evidence evidence;
    private final MessageDigest digest = sha256();
    private final Map<Long, byte[]> wordings = new HashMap<>();
    private final Deque<SealedRow> ahead = new ArrayDeque<>();
    private long after;
    private boolean more = true;

    /** @param after id of the row before the first */
    EvidenceRows(JdbcClient db, Evidence evidence, long after) {
        this.db = db;
        this.evidence = evidence;
        this.after = after;
    }

    /** The next row, which stays the next one; empty at the end. */
    Optional<SealedRow> peek() {
        if (ahead.isEmpty() && more) read();
        return Optional.ofNullable(ahead.peek());
    }

    /** Takes the row that {@link #peek} has shown. */
    void take() {
        ahead.remove();
    }

    private void read() {
        var rows = db.sql(evidence.rows())
                .param("after", after)
                .param("limit", AT_ONCE)
                .query((row, n) -> hashed(row.getLong("id"), row.getLong("wording"), row.getString("text")))
                .list();
        more = rows.size() == AT_ONCE;
        ahead.addAll(rows);
        if (!rows.isEmpty()) after = rows.get(rows.size() - 1).id();
    }

    private SealedRow hashed(long id, long wording, String text) {
        if (wording > 0) digest.update(words(wording));
        digest.update((id + " " + wording + " ").getBytes(StandardCharsets.US_ASCII));
        return new SealedRow(id, digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The hash of the words themselves, so that they cannot be exchanged under the rows. */
    private byte[] words(long id) {
        var known = wordings.get(id);
        if (known != null) return known;
        var text = db.sql(
                        "SELECT language || ' ' || form || ' ' || revision || ' ' || wording FROM consent_wording WHERE id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElse("");
        var hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        wordings.put(id, hash);
        return hash;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
