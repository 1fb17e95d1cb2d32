package org.communique.audience;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.communique.store.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives back what an import overwrote: each value that is still the one the import wrote. What the person chose, or staff changed,
 * since then stays.
 */
final class BeforeImport {

    private final Cards cards;
    private final Fields fields;

    BeforeImport(Arrivals.House house) {
        cards = new Cards(house.store(), house.vault());
        fields = new Fields(house.store(), house.vault());
    }

    /** What was there, what the import wrote, and what is there. */
    private record Change(Sealed sealed, long organisation, boolean touched, Traits before, Traits after, Traits now) {}

    private record Sealed(SealedContact now, byte[] before, byte[] after) {}

    /** A null is not known. */
    private record Traits(String languages, String country, String rhythm, List<String> topics) {}

    /** Some of them, in the transaction that {@code db} is in; then they are forgotten. @return how many contacts; -1 = there are none left */
    int some(JdbcClient db, long number, int limit) {
        var changes = db.sql("""
                        SELECT i.*, c.organisation, c.touched AS touched_now, c.language AS language_now,
                               c.country AS country_now, c.rhythm AS rhythm_now, d.uid, d.sealed AS sealed_now, k.wrapped
                        FROM import_change i JOIN contact c ON c.id = i.contact JOIN contact_card d ON d.contact = i.contact
                        JOIN keys.contact_key k ON k.contact = i.contact AND k.wrapped IS NOT NULL
                        WHERE i.import = :import ORDER BY i.contact LIMIT :limit
                        """)
                .param("import", number)
                .param("limit", limit)
                .query((row, n) -> change(db, row))
                .list();
        int restored = 0;
        for (var it : changes) if (card(db, it) | traits(db, it)) restored++;
        if (changes.isEmpty()) return -1;
        db.sql("DELETE FROM import_change WHERE import = :import AND contact IN (:contacts)")
                .param("import", number)
                .param(
                        "contacts",
                        changes.stream().map(it -> it.sealed().now().id()).toList())
                .update();
        return restored;
    }

    /** Name and fields one by one; the address is the person's own affair. */
    private boolean card(JdbcClient db, Change change) {
        var sealed = change.sealed();
        if (Arrays.equals(sealed.before(), sealed.after())) return false;
        var before = open(sealed.now(), sealed.before());
        var after = open(sealed.now(), sealed.after());
        var now = cards.open(sealed.now());
        var restored = restored(before, after, now);
        if (restored.equals(now)) return false;
        long contact = sealed.now().id();
        cards.replace(db, sealed.now(), restored);
        var values = new ArrayList<Fields.Value>();
        for (var field : fields.all(change.organisation()))
            values.add(new Fields.Value(contact, field, restored.fields().getOrDefault(field.slug(), "")));
        fields.index(values);
        return true;
    }

    private Card open(SealedContact now, byte[] card) {
        return cards.open(new SealedContact(now.id(), now.uid(), now.wrapped(), card));
    }

    private static Card restored(Card before, Card after, Card now) {
        var values = new HashMap<>(now.fields());
        after.fields().forEach((slug, value) -> {
            if (!value.equals(now.fields().get(slug))) return;
            var was = before.fields().get(slug);
            if (was == null) values.remove(slug);
            else values.put(slug, was);
        });
        return new Card(now.address(), same(before.name(), after.name(), now.name()), values);
    }

    private static boolean traits(JdbcClient db, Change change) {
        if (change.touched()) return false;
        var before = change.before();
        var after = change.after();
        var now = change.now();
        var restored = new Traits(
                same(before.languages(), after.languages(), now.languages()),
                same(before.country(), after.country(), now.country()),
                same(before.rhythm(), after.rhythm(), now.rhythm()),
                same(before.topics(), after.topics(), now.topics()));
        if (restored.equals(now)) return false;
        AcquaintanceChanges.traits(
                db,
                change.sealed().now().id(),
                new ContactChange.Traits(
                        null, restored.languages(), restored.country(), restored.rhythm(), restored.topics()));
        return true;
    }

    private static <T> T same(T before, T after, T now) {
        return Objects.equals(now, after) ? before : now;
    }

    private static Change change(JdbcClient db, ResultSet row) throws SQLException {
        var now = new SealedContact(
                row.getLong("contact"), row.getBytes("uid"), row.getBytes("wrapped"), row.getBytes("sealed_now"));
        return new Change(
                new Sealed(now, row.getBytes("sealed"), row.getBytes("sealed_after")),
                row.getLong("organisation"),
                row.getLong("touched_now") != row.getLong("touched"),
                traits(row, "", Json.strings(row.getString("topics"))),
                traits(row, "_after", topics(row.getString("topics_after"))),
                traits(row, "_now", topics(db, now.id())));
    }

    private static Traits traits(ResultSet row, String when, List<String> topics) throws SQLException {
        return new Traits(
                row.getString("language" + when),
                row.getString("country" + when),
                row.getString("rhythm" + when),
                topics);
    }

    private static List<String> topics(String json) {
        return json == null ? null : Json.strings(json);
    }

    private static List<String> topics(JdbcClient db, long contact) {
        return db.sql("SELECT topic FROM contact_topic WHERE contact = :contact ORDER BY topic")
                .param("contact", contact)
                .query(String.class)
                .list();
    }
}
