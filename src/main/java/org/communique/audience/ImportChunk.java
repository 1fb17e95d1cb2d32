package org.communique.audience;

import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.store.Store;
import org.communique.vault.Place;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Some hundred rows in one transaction, with a handful of statements for all of them. */
final class ImportChunk {

    private static final HexFormat HEX = HexFormat.of();

    private final Store store;
    private final JdbcClient db;
    private final Vault vault;
    private final long now;

    ImportChunk(Store store, JdbcClient db, Vault vault, long now) {
        this.store = store;
        this.db = db;
        this.vault = vault;
        this.now = now;
    }

    void take(List<ContactCsv.Row> rows, ContactList list, String basis, ImportCount count) {
        var people = new LinkedHashMap<String, Person>();
        for (var row : rows) {
            var blind = vault.blind(row.address().comparable());
            if (people.putIfAbsent(HEX.formatHex(blind), new Person(row, blind)) != null) count.alreadyThere++;
        }
        var suppressed = suppressed(list.organisation(), people);
        suppressed.forEach(people::remove);
        count.suppressed += suppressed.size();

        addMissing(people, list);
        var ids = ids(list.organisation(), people);
        var states = states(list.id(), Set.copyOf(ids.values()));
        var fresh = ids.values().stream()
                .filter(id -> !states.containsKey(id))
                .sorted()
                .toList();
        subscribe(fresh, list.id(), basis);
        count.added += fresh.size();
        for (var state : states.values())
            if (state.equals("unsubscribed")) count.unsubscribed++;
            else count.alreadyThere++;
    }

    private Set<String> suppressed(long organisation, Map<String, Person> people) {
        return new HashSet<>(db.sql("""
                        SELECT blind_index FROM suppression
                        WHERE organisation = :organisation AND blind_index IN (:blind)
                        """)
                .param("organisation", organisation)
                .param("blind", blind(people))
                .query((row, n) -> HEX.formatHex(row.getBytes("blind_index")))
                .list());
    }

    private void addMissing(Map<String, Person> people, ContactList list) {
        var known = ids(list.organisation(), people).keySet();
        store.batch(
                """
                INSERT INTO contact (organisation, uid, blind_index, domain_index, address, name, language, kind, created_at)
                VALUES (:organisation, :uid, :blind, :domain, :address, :name, :language, :kind, :now)
                """,
                people.entrySet().stream()
                        .filter(it -> !known.contains(it.getKey()))
                        .<Map<String, ?>>map(it -> columns(it.getValue(), list))
                        .toList());
    }

    private Map<String, Object> columns(Person person, ContactList list) {
        var uid = vault.random(16);
        return Map.of(
                "domain", Destinations.index(vault, person.row().address().asciiDomain()),
                "organisation", list.organisation(),
                "uid", uid,
                "blind", person.blind(),
                "address", vault.seal(person.row().address().value(), new Place("contact.address", uid)),
                "name", vault.seal(person.row().name(), new Place("contact.name", uid)),
                "language", person.row().language().toLanguageTag(),
                "kind", list.kind().contacts().code(),
                "now", now);
    }

    private Map<String, Long> ids(long organisation, Map<String, Person> people) {
        var ids = new HashMap<String, Long>();
        if (people.isEmpty()) return ids;
        db.sql("SELECT id, blind_index FROM contact WHERE organisation = :organisation AND blind_index IN (:blind)")
                .param("organisation", organisation)
                .param("blind", blind(people))
                .query(row -> {
                    ids.put(HEX.formatHex(row.getBytes("blind_index")), row.getLong("id"));
                });
        return ids;
    }

    private Map<Long, String> states(long list, Set<Long> contacts) {
        var states = new HashMap<Long, String>();
        if (contacts.isEmpty()) return states;
        db.sql("SELECT contact, state FROM subscription WHERE list = :list AND contact IN (:contacts)")
                .param("list", list)
                .param("contacts", contacts)
                .query(row -> {
                    states.put(row.getLong("contact"), row.getString("state"));
                });
        return states;
    }

    private void subscribe(List<Long> contacts, long list, String basis) {
        if (contacts.isEmpty()) return;
        long wording = Wordings.id(db, "und", basis);
        var rows = contacts.stream()
                .<Map<String, ?>>map(it -> Map.of("list", list, "contact", it, "wording", wording, "now", now))
                .toList();
        store.batch("""
                INSERT INTO subscription (list, contact, state, changed_at) VALUES (:list, :contact, 'confirmed', :now)
                """, rows);
        store.batch("""
                INSERT INTO consent (list, contact, event, wording, source, at)
                VALUES (:list, :contact, 'given', :wording, 'import', :now)
                """, rows);
    }

    private static List<byte[]> blind(Map<String, Person> people) {
        return people.values().stream().map(Person::blind).toList();
    }

    private record Person(ContactCsv.Row row, byte[] blind) {}
}
