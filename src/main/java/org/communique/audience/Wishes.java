package org.communique.audience;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What contacts have chosen: the only place where the contact's own choices are read as one and replaced as one. */
public final class Wishes {

    private final Store store;

    public Wishes(Store store) {
        this.store = store;
    }

    /** What a contact has chosen; empty if there is none with this number. */
    public Optional<Chosen> of(long contact) {
        var topics = Set.copyOf(store.read()
                .sql("SELECT topic FROM contact_topic WHERE contact = :contact")
                .param("contact", contact)
                .query(String.class)
                .list());
        return store.read()
                .sql("SELECT language, rhythm, paused_until FROM contact WHERE id = :contact")
                .param("contact", contact)
                .query((row, n) -> chosen(row, topics))
                .optional();
    }

    /**
     * Replaces them, as part of the transaction that {@code db} is in.
     *
     * @return false if there is no such contact; nothing is changed then
     */
    public boolean choose(JdbcClient db, long contact, Chosen chosen) {
        int changed = db.sql("""
                        UPDATE contact SET language = :languages, rhythm = :rhythm, paused_until = :paused
                        WHERE id = :contact
                        """)
                .param("languages", tags(chosen.languages()))
                .param("rhythm", chosen.rhythm().code())
                .param("paused", chosen.pausedUntil().map(Instant::toEpochMilli).orElse(null), java.sql.Types.BIGINT)
                .param("contact", contact)
                .update();
        if (changed == 0) return false;
        keep(db, contact);
        db.sql("DELETE FROM contact_topic WHERE contact = :contact")
                .param("contact", contact)
                .update();
        for (var topic : chosen.topics())
            db.sql("INSERT INTO contact_topic (contact, topic) VALUES (:contact, :topic)")
                    .param("contact", contact)
                    .param("topic", topic)
                    .update();
        return true;
    }

    /** What she has chosen herself is not taken back with an import that had changed it before. */
    static void keep(JdbcClient db, long contact) {
        db.sql("""
                        DELETE FROM import_change WHERE contact = :contact AND import IN (SELECT id FROM import)
                        """).param("contact", contact).update(); // by each import, as the key begins with it
    }

    private static Chosen chosen(ResultSet row, Set<String> topics) throws SQLException {
        long until = row.getLong("paused_until");
        var paused = row.wasNull() ? Optional.<Instant>empty() : Optional.of(Instant.ofEpochMilli(until));
        return new Chosen(languages(row.getString("language")), topics, rhythm(row.getString("rhythm")), paused);
    }

    private static Rhythm rhythm(String code) {
        return Rhythm.of(code).orElseThrow();
    }

    private static List<Locale> languages(String tags) {
        return Arrays.stream(tags.split(",")).map(Locale::forLanguageTag).toList();
    }

    private static String tags(List<Locale> languages) {
        return languages.stream().map(Locale::toLanguageTag).collect(Collectors.joining(","));
    }
}
