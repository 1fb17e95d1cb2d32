package org.communique.audience;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Some hundred rows in one transaction, with a handful of statements for all of them. */
final class ImportChunk {

    private static final HexFormat HEX = HexFormat.of();

    private final Store store;
    private final JdbcClient db;
    private final Vault vault;
    private final Cards cards;
    private final Consents consents;
    private final Clock clock;

    ImportChunk(Store store, JdbcClient db, Vault vault, Clock clock) {
        this.store = store;
        this.db = db;
        this.vault = vault;
        this.cards = new Cards(store, vault);
        this.consents = new Consents(store, vault, clock);
        this.clock = clock;
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
        var missing = people.entrySet().stream()
                .filter(it -> !known.contains(it.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        var keys = cards.keys(missing.size());
        for (int i = 0; i < keys.size(); i++) add(keys.get(i), missing.get(i), list);
    }

    private void add(Cards.Key key, Person person, ContactList list) {
        var row = person.row();
        db.sql("""
                        INSERT INTO contact (id, organisation, blind_index, domain_index, language, kind, created_at)
                        VALUES (:id, :organisation, :blind, :domain, :language, :kind, :now)
                        """)
                .param("id", key.contact())
                .param("organisation", list.organisation())
                .param("blind", person.blind())
                .param("domain", Destinations.index(vault, row.address().asciiDomain()))
                .param("language", row.language().toLanguageTag())
                .param("kind", list.kind().contacts().code())
                .param("now", clock.millis())
                .update();
        cards.write(db, key, new Card(row.address(), row.name()));
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
        var wording = new Consent.Wording("und", basis, "");
        store.batch("""
                INSERT INTO subscription (list, contact, state, changed_at, joined_at)
                VALUES (?, ?, 'confirmed', ?, ?)
                """, contacts, (statement, contact) -> {
            statement.setLong(1, list);
            statement.setLong(2, contact);
            statement.setLong(3, clock.millis());
            statement.setLong(4, clock.millis());
        });
        consents.add(
                db,
                contacts.stream()
                        .map(it -> new Consent(list, it, Consent.Event.GIVEN, wording, "import"))
                        .toList());
    }

    private static List<byte[]> blind(Map<String, Person> people) {
        return people.values().stream().map(Person::blind).toList();
    }

    private record Person(ContactCsv.Row row, byte[] blind) {}
}
