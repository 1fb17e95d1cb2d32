package org.communique.audience;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communique.store.Bulk;

/** What segments are to find of the free fields of those who come by a file. */
final class FieldIndex {

    private final Bulk bulk;
    private final Fields fields;
    private final Map<String, Field> bySlug = new HashMap<>();

    FieldIndex(Bulk bulk, Arrivals.House house, Entry entry) {
        this.bulk = bulk;
        fields = new Fields(house.store(), house.vault());
        fields.all(entry.organisation()).forEach(it -> bySlug.put(it.slug(), it));
    }

    void write(ArrivalBatch batch, int[] who) {
        var values = new ArrayList<Fields.Value>();
        for (int i : who) if (batch.people.hasFields(i)) add(values, batch.contacts[i], batch.people.card(i));
        fields.index(bulk, values);
    }

    void write(ArrivalBatch batch, List<ContactChange> changes) {
        var values = new ArrayList<Fields.Value>();
        for (var it : changes) add(values, batch.contacts[it.who()], it.after().card());
        fields.index(bulk, values);
    }

    private void add(List<Fields.Value> values, long contact, Card card) {
        card.fields().forEach((slug, value) -> {
            var field = bySlug.get(slug);
            if (field != null) values.add(new Fields.Value(contact, field, value));
        });
    }
}
