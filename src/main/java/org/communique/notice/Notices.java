package org.communique.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.audience.Address;
import org.communique.store.Json;
import org.communique.store.Store;
import org.communique.vault.Place;
import org.communique.vault.SealedColumn;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is owed to single persons; the only writer of the {@code notice} table. */
public final class Notices {

    /** Longer than the slowest SMTP transaction (RFC 5321 §4.5.3.2: ten minutes after the dot). */
    private static final Duration LEASE = Duration.ofMinutes(15);

    /** What this table keeps sealed. */
    public static final SealedColumn SEALED = SealedColumn.of("notice", "sealed", "uid", "notice.sealed");

    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** Who has to know that a notice was accepted by the next hop. */
    public interface Receipt {

        /** Part of the transaction that settles it. @param uid as {@link #owe} gave it */
        void accepted(JdbcClient db, byte[] uid);
    }

    private final Store store;
    private final Vault vault;
    private final String node;
    private final Clock clock;
    private volatile Receipt receipt = (db, uid) -> {};

    /** @param node this machine, among several on one database */
    public Notices(Store store, Vault vault, String node, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.node = node;
        this.clock = clock;
    }

    /** Owes a mail, as part of the transaction that {@code db} is in: it goes out if that is committed, within a second. @return what names it */
    public byte[] owe(JdbcClient db, Notice notice) {
        var uid = vault.random(16);
        long now = clock.millis();
        db.sql("""
                        INSERT INTO notice (uid, organisation, kind, language, sealed, blind_index, state, created_at, due_at, expires_at)
                        VALUES (:uid, :organisation, :kind, :language, :sealed, :blind, 'pending', :now, :now, :expires)
                        """)
                .param("uid", uid)
                .param("organisation", notice.organisation())
                .param("kind", notice.kind().code())
                .param("language", notice.language().toLanguageTag())
                .param("sealed", vault.seal(Json.write(Content.of(notice)), place(uid)))
                .param("blind", vault.blind(notice.to().comparable()))
                .param("now", now)
                .param("expires", now + notice.kind().validity().toMillis())
                .update();
        return uid;
    }

    /** From now on this is told of every notice that is accepted. */
    public void whenAccepted(Receipt receipt) {
        this.receipt = receipt;
    }

    /** What was under way when this node stopped goes out again at once. Call it before the first claim. */
    public void recover() {
        store.run(db -> db.sql(
                        "UPDATE notice SET state = 'pending', due_at = :now WHERE state = 'submitting' AND node = :node")
                .param("now", clock.millis())
                .param("node", node)
                .update());
    }

    /** How many are owed, for those who look after the program. */
    public long owed() {
        return store.read().sql("SELECT count(*) FROM notice").query(Long.class).single();
    }

    /** True if something is due, which most of the time it is not. */
    boolean due() {
        return store.read()
                .sql("SELECT EXISTS (SELECT 1 FROM notice WHERE due_at <= :now)")
                .param("now", clock.millis())
                .query(Boolean.class)
                .single();
    }

    /** Claims what is due, committed before anything is sent; throws away what is too late. Oldest first. */
    List<Owed> claim(int limit) {
        return store.write(db -> {
            db.sql("DELETE FROM notice WHERE due_at <= :now AND expires_at <= :now")
                    .param("now", clock.millis())
                    .update();
            var due = db.sql("""
                            SELECT n.id, n.uid, n.organisation, n.kind, n.language, n.sealed, n.attempts, n.created_at
                            FROM notice n WHERE n.due_at <= :now ORDER BY n.due_at, n.id LIMIT :limit
                            """ + store.dialect().rowLock("n"))
                    .param("now", clock.millis())
                    .param("limit", limit)
                    .query((row, n) -> owed(row))
                    .list();
            due.forEach(it -> mark(db, it));
            return due;
        });
    }

    /** Writes down what came of an attempt; of one that is not this attempt any more, nothing. */
    void settle(Owed owed, Sent sent) {
        store.run(db -> {
            if (sent instanceof Sent.Later later) postpone(db, owed, later.notBefore());
            else end(db, owed, sent);
        });
    }

    private void end(JdbcClient db, Owed owed, Sent sent) {
        int rows = db.sql("DELETE FROM notice WHERE id = :id AND attempts = :attempts AND state = 'submitting'")
                .param("id", owed.id())
                .param("attempts", owed.attempts())
                .update();
        if (rows == 1 && sent instanceof Sent.Accepted) receipt.accepted(db, owed.uid());
    }

    private void postpone(JdbcClient db, Owed owed, Instant notBefore) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(owed.attempts() - 1, 10));
        long due = clock.millis() + Math.min(wait.toMillis(), LONGEST_WAIT.toMillis());
        db.sql("""
                        UPDATE notice SET state = 'pending', node = '', due_at = :due
                        WHERE id = :id AND attempts = :attempts AND state = 'submitting'
                        """)
                .param("due", Math.max(due, notBefore.toEpochMilli()))
                .param("id", owed.id())
                .param("attempts", owed.attempts())
                .update();
    }

    private void mark(JdbcClient db, Owed owed) {
        db.sql("""
                        UPDATE notice SET state = 'submitting', node = :node, attempts = :attempts, due_at = :lease
                        WHERE id = :id
                        """)
                .param("node", node)
                .param("attempts", owed.attempts())
                .param("lease", clock.millis() + LEASE.toMillis())
                .param("id", owed.id())
                .update();
    }

    /** Opens what was claimed. */
    Notice open(Owed owed) {
        var content = Json.read(vault.open(owed.sealed(), place(owed.uid())), Content.class);
        return new Notice(
                kind(owed.kind()),
                owed.organisation(),
                new Address(content.to()),
                Locale.forLanguageTag(owed.language()),
                content.words());
    }

    private static Owed owed(ResultSet row) throws SQLException {
        return new Owed(
                row.getLong("id"),
                row.getBytes("uid"),
                row.getLong("organisation"),
                row.getString("kind"),
                row.getString("language"),
                row.getBytes("sealed"),
                row.getInt("attempts") + 1,
                Instant.ofEpochMilli(row.getLong("created_at")));
    }

    private static NoticeKind kind(String code) {
        for (var it : NoticeKind.values()) if (it.code().equals(code)) return it;
        throw new IllegalStateException("no notice is called " + code);
    }

    private static Place place(byte[] uid) {
        return new Place("notice.sealed", uid);
    }

    /** A notice that this node has claimed. @param attempts this one included */
    record Owed(
            long id,
            byte[] uid,
            long organisation,
            String kind,
            String language,
            byte[] sealed,
            int attempts,
            Instant createdAt) {}

    /** What is sealed. */
    record Content(String to, Map<String, String> words) {

        static Content of(Notice notice) {
            return new Content(notice.to().value(), notice.words());
        }
    }
}
