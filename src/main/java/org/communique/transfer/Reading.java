package org.communique.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.communique.audience.Arrival;
import org.communique.audience.Arrival.Standing;
import org.communique.audience.Arrivals;
import org.communique.audience.Fields;

/** The first stage of an import: from bytes to people, some thousand at a time. */
final class Reading {

    private static final int PEOPLE = 2_000;
    private static final long CHARACTERS = 1_000_000;

    private final ImportOrder order;
    private final Headers headers;
    private final Tally tally;
    private final People.Known known;
    private final Consumer<List<Arrival>> next;
    private List<Arrival> people = new ArrayList<>();
    private long characters;

    /** @param next is given each handful of people */
    Reading(ImportOrder order, Arrivals.House house, Tally tally, Consumer<List<Arrival>> next) {
        this.order = order;
        this.headers = new Headers(house.store(), order.organisation());
        this.tally = tally;
        this.known = new People.Known(
                new Fields(house.store(), house.vault()).all(order.organisation()),
                ip -> Networks.keyed(house.vault(), ip));
        this.next = next;
    }

    void read(InputStream in) throws IOException {
        Parts.read(in, order.format(), this::table);
        hand();
    }

    private void table(InputStream in, Standing standing) throws IOException {
        var opened = Opened.of(in, tally::read);
        var records = new Records(opened.text(), order.format() == Format.MAILMAN ? Records.NONE : opened.separator());
        if (order.format() == Format.MAILMAN) members(opened, records, standing);
        else rows(opened, records, standing);
    }

    private void members(Opened opened, Records records, Standing standing) {
        var mapping = new Mapping(List.of("member"), List.of(Meaning.MAILBOX.code()));
        tally.file(opened, mapping);
        people(records, new People(mapping, standing, known));
    }

    private void rows(Opened opened, Records records, Standing standing) {
        var header = header(records);
        if (header == null || !header.broken().isEmpty()) {
            refuse(
                    header,
                    header == null
                            ? "the file is empty: the first line names the columns, such as email,name,language"
                            : header.broken());
            return;
        }
        var given = new java.util.HashMap<>(order.format().columns(header.cells()));
        given.putAll(order.options().mapping());
        var mapping =
                headers.read(header.cells(), given, !order.options().mapping().isEmpty());
        if (!mapping.fault().isEmpty()) {
            refuse(header, mapping.fault());
            return;
        }
        if (order.format().needed().stream().anyMatch(it -> mapping.at(it) < 0)) {
            refuse(header, "the file does not say who has left: export it from there with all columns");
            return;
        }
        tally.file(opened, mapping);
        people(records, new People(mapping, standing, known));
    }

    private void refuse(Records.Record header, String message) {
        long row = header == null ? 1 : header.row();
        tally.fault(new Person.Faulty(row, "header", message, List.of()));
    }

    private static Records.Record header(Records records) {
        var header = records.next();
        while (header != null && header.blank()) header = records.next();
        return header;
    }

    private void people(Records records, People reader) {
        for (var record = records.next(); record != null; record = records.next()) {
            if (record.blank()) continue;
            tally.row();
            var person = reader.read(record);
            if (person instanceof Person.Faulty faulty) tally.fault(faulty);
            if (person instanceof Person.Known it) add(it);
        }
    }

    private void add(Person.Known person) {
        tally.notes().look(person.row(), person.arrival().card().address());
        people.add(person.arrival());
        characters += person.arrival().card().size();
        if (people.size() == PEOPLE || characters > CHARACTERS) hand();
    }

    private void hand() {
        if (!people.isEmpty()) next.accept(people);
        people = new ArrayList<>();
        characters = 0;
    }
}
