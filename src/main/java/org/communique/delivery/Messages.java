package org.communique.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.communique.store.Store;

/** What went out, by its hash: the part of the ledger that proves which text a dispatch sent, and its only writer. */
public final class Messages {

    private final Store store;
    private final Clock clock;

    public Messages(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What all recipients of an edition on a list were sent.
     *
     * @param list   slug
     * @param sha256 32 bytes
     * @param size   bytes of what they share
     */
    public record Message(long dispatch, Locale language, String list, byte[] sha256, int size) {}

    /** A message in the ledger, and when the first mail of it was made. */
    public record Noted(Message message, Instant firstAt) {}

    /** Writes a message down. The same again changes nothing; another text for the same edition and list is a row of its own. */
    public void note(Message message) {
        store.run(db -> db.sql("""
                        INSERT INTO dispatch_message (dispatch, language, list, sha256, size_bytes, first_at)
                        VALUES (:dispatch, :language, :list, :sha256, :size, :now)
                        ON CONFLICT (dispatch, language, list, sha256) DO NOTHING
                        """)
                .param("dispatch", message.dispatch())
                .param("language", message.language().toLanguageTag())
                .param("list", message.list())
                .param("sha256", message.sha256())
                .param("size", message.size())
                .param("now", clock.millis())
                .update());
    }

    /** The messages of a dispatch by language and list; empty before its first mail. */
    public List<Noted> of(long dispatch) {
        return store.read()
                .sql("""
                        SELECT dispatch, language, list, sha256, size_bytes, first_at FROM dispatch_message
                        WHERE dispatch = :dispatch ORDER BY language, list, first_at
                        """)
                .param("dispatch", dispatch)
                .query((row, n) -> new Noted(
                        new Message(
                                row.getLong("dispatch"),
                                Locale.forLanguageTag(row.getString("language")),
                                row.getString("list"),
                                row.getBytes("sha256"),
                                row.getInt("size_bytes")),
                        Instant.ofEpochMilli(row.getLong("first_at"))))
                .list();
    }
}
