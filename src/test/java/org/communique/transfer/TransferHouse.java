package org.communique.transfer;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.audience.Arrivals;
import org.communique.audience.Audit;
import org.communique.audience.Consents;
import org.communique.audience.ContactList;
import org.communique.audience.Entry;
import org.communique.audience.Erasure;
import org.communique.audience.ImportTraces;
import org.communique.audience.ListKind;
import org.communique.audience.Lists;
import org.communique.audience.Suppressions;
import org.communique.staff.Actor;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.statement.Organisations;
import org.communique.store.Databases;
import org.communique.store.Dialect;
import org.communique.store.Store;
import org.communique.vault.Vault;

/** An organisation with a list, for tests of this room. */
final class TransferHouse implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-10-18T09:00:00Z");

    final Store store;
    final Vault vault = new Vault(new byte[32]);
    final Organisations organisations;
    final long organisation;
    final ContactList list;
    final Path folder;

    TransferHouse(Dialect dialect, Path folder) {
        this.folder = folder;
        store = Databases.open(dialect, folder);
        organisations = new Organisations(store);
        organisation = organisations
                .add(new Organisation(
                        0,
                        "network",
                        Localized.same("Network"),
                        ZoneId.of("UTC"),
                        List.of(Locale.ENGLISH),
                        "news@example.org",
                        new Organisation.PressDesk("press@example.org", ""),
                        ""))
                .id();
        list = list("alerts");
    }

    ContactList list(String slug) {
        return new Lists(store).add(organisation, slug, Localized.same(slug), ListKind.PUBLIC);
    }

    Arrivals.House at(Instant now) {
        return new Arrivals.House(store, vault, Clock.fixed(now, ZoneOffset.UTC));
    }

    Imports imports(Instant now) {
        return new Imports(at(now), organisations, folder.resolve("transfer"));
    }

    Exports exports(Instant now) {
        return new Exports(at(now), folder.resolve("transfer"));
    }

    Undo undo(Instant now) {
        return new Undo(at(now), erasure(now));
    }

    Erasure erasure(Instant now) {
        var clock = at(now).clock();
        var rooms = new Erasure.Rooms(
                store,
                new Suppressions(store, vault, clock),
                new Consents(store, vault, clock),
                new Audit(store, vault, clock));
        return new Erasure(rooms, clock, List.of(new ImportTraces()));
    }

    ImportReport take(String csv) {
        return take(csv, ImportOrder.Options.PLAIN);
    }

    ImportReport take(String csv, ImportOrder.Options options) {
        return take(csv.getBytes(StandardCharsets.UTF_8), Format.CSV, options);
    }

    ImportReport take(byte[] file, Format format, ImportOrder.Options options) {
        var order = new ImportOrder(format, List.of(list), "basis", "source", Actor.console(), options);
        return imports(NOW).take(new ByteArrayInputStream(file), file.length, order, Progress.NONE);
    }

    static ImportOrder.Options known(Entry.Known known) {
        return new ImportOrder.Options(false, known, false, Map.of());
    }

    long count(String sql) {
        return store.read().sql(sql).query(Long.class).single();
    }

    String all(String sql) {
        return String.join(" ", store.read().sql(sql).query(String.class).list());
    }

    @Override
    public void close() {
        store.close();
    }
}
