package org.communique.press;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.release.ReleaseState;
import org.communique.store.Store;
import org.communique.vault.Vault;

/**
 * The one statement that decides who may look at what. It is asked at every request and nothing of its answer is kept, so a
 * withdrawal, a revocation or an unsubscription counts from the next request on, whichever process wrote it.
 */
final class AdvanceRows {

    /** An accredited contact is on a press list that the embargo names; what kind of contact somebody was first does not matter. */
    private static final String ACCREDITED = """
            SELECT o.id, o.dispatch, o.contact, o.language, d.frozen_at, r.id AS release_id, r.state, r.due_at, r.zone,
                   EXISTS (SELECT 1 FROM dispatch p JOIN delivery done ON done.dispatch = p.id
                           WHERE p.release = r.id AND p.phase = 'public' AND p.channel = 'feed'
                             AND done.state = 'accepted') AS is_public,
                   EXISTS (SELECT 1 FROM kill k WHERE k.statement = r.statement) AS is_killed
            FROM delivery o
            JOIN dispatch d ON d.id = o.dispatch AND d.phase = 'advance'
            JOIN release r ON r.id = d.release
            JOIN release_list rl ON rl.release = r.id AND rl.list = o.list AND rl.advance = 1
            JOIN list l ON l.id = o.list AND l.kind = 'press'
            JOIN contact c ON c.id = o.contact
            JOIN subscription s ON s.list = o.list AND s.contact = o.contact AND s.state = 'confirmed'
            WHERE NOT EXISTS (SELECT 1 FROM press_revocation v WHERE v.contact = c.id)
              AND EXISTS (SELECT 1 FROM press_standing st WHERE st.contact = c.id AND st.until_at > :now)
              AND NOT EXISTS (SELECT 1 FROM suppression x
                              WHERE x.organisation = c.organisation AND x.blind_index = c.blind_index)
              AND\s""";

    /** By way of the advance dispatches, which are few: the ledger has no index on contacts, and a million rows. */
    private static final String OF_CONTACT = """
            o.id IN (SELECT mine.id FROM dispatch early CROSS JOIN delivery mine
                     WHERE early.phase = 'advance' AND mine.dispatch = early.id AND mine.contact = :contact)
              AND\s""";

    private static final String OF_EDITION = OF_CONTACT + """
            EXISTS (
                SELECT 1 FROM dispatch_edition de JOIN revision v ON v.id = de.revision JOIN edition e ON e.id = v.edition
                WHERE de.dispatch = o.dispatch AND e.public_id = :publicId)
            ORDER BY r.due_at DESC, o.id""";

    private static final String OPEN = OF_CONTACT + """
            r.state IN ('scheduled', 'releasing', 'released')
              AND r.due_at > :recent ORDER BY r.due_at, o.id""";

    private final Store store;
    private final Vault vault;
    private final Clock clock;

    AdvanceRows(Store store, Vault vault, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    List<Advance> ofDelivery(long delivery) {
        return list("o.id = :delivery", Map.of("delivery", delivery));
    }

    /** Those that hold the edition with this id, the newest release first. */
    List<Advance> ofEdition(long contact, String publicId) {
        return list(OF_EDITION, Map.of("contact", contact, "publicId", publicId));
    }

    /** @param recent those whose embargo ended before it are left out */
    List<Advance> ofContact(long contact, Instant recent) {
        return list(OPEN, Map.of("contact", contact, "recent", recent.toEpochMilli()));
    }

    /** Keyed, so that nobody can make the mark of another. */
    static String mark(Vault vault, long release, long contact) {
        var text = new StringBuilder();
        var hash = vault.blind("advance mark " + release + " " + contact);
        for (int i = 0; i < 8; i++) {
            if (i == 4) text.append('-');
            text.append("0123456789abcdefghjkmnpqrstvwxyz".charAt(hash[i] & 31));
        }
        return text.toString();
    }

    private List<Advance> list(String condition, Map<String, ?> parameters) {
        return store.read()
                .sql(ACCREDITED + condition)
                .params(parameters)
                .param("now", clock.millis())
                .query((row, n) -> advance(row))
                .list();
    }

    private Advance advance(ResultSet row) throws SQLException {
        long release = row.getLong("release_id");
        long contact = row.getLong("contact");
        return new Advance(
                row.getLong("id"),
                row.getLong("dispatch"),
                release,
                contact,
                Locale.forLanguageTag(row.getString("language")),
                standing(row),
                Instant.ofEpochMilli(row.getLong("frozen_at")),
                Instant.ofEpochMilli(row.getLong("due_at")),
                ZoneId.of(row.getString("zone")),
                mark(vault, release, contact));
    }

    /**
     * From the instant to the moment the page is there the copy stays: nobody is sent to a page that is not there yet. What was
     * recalled leads to its notice, or is withdrawn if it has none.
     */
    private static Advance.Standing standing(ResultSet row) throws SQLException {
        boolean isPublic = row.getBoolean("is_public");
        boolean killed = row.getBoolean("is_killed");
        var unless = killed ? Advance.Standing.WITHDRAWN : Advance.Standing.OPEN;
        return switch (ReleaseState.of(row.getString("state"))) {
            case SCHEDULED -> unless;
            case RELEASING, RELEASED -> isPublic ? Advance.Standing.PUBLIC : unless;
            case DRAFT, APPROVED, HELD, WITHDRAWN -> Advance.Standing.WITHDRAWN;
        };
    }
}
