package org.communique.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.communique.audience.Arrivals;
import org.communique.audience.Audit;
import org.communique.audience.ContactList;
import org.communique.audience.Fields;
import org.communique.audience.Roll;
import org.communique.staff.Actor;
import org.communique.staff.Permission;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes contacts into a file for somebody to take away: asked for twice, once a day for each organisation, written down in the
 * audit log, and deleted by itself.
 */
public final class Exports {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration BETWEEN = Duration.ofDays(1);
    private static final long MINUTES_OF_CODE = 10;

    private final Store store;
    private final Vault vault;
    private final Clock clock;
    private final TransferFiles files;
    private final Audit audit;
    private final Roll roll;

    /** @param folder where the files are put, for a while */
    public Exports(Arrivals.House house, Path folder) {
        store = house.store();
        vault = house.vault();
        clock = house.clock();
        files = new TransferFiles(store, folder, clock);
        audit = new Audit(store, vault, clock);
        roll = new Roll(house);
    }

    /**
     * What is asked for.
     *
     * @param lists empty = everybody the organisation knows
     * @param json  true for JSON, one contact and list on a line; false for a table
     * @param to    who alone can read the file; empty = whoever has it
     */
    public record Order(
            long organisation, List<ContactList> lists, boolean json, Actor actor, Optional<AgeRecipient> to) {

        /** One that whoever has the file can read. */
        public Order(long organisation, List<ContactList> lists, boolean json, Actor actor) {
            this(organisation, lists, json, actor, Optional.empty());
        }

        public Order {
            lists = List.copyOf(lists);
            if (lists.stream().anyMatch(it -> it.organisation() != organisation))
                throw new InvalidImport(ImportFault.Kind.FOREIGN_LIST);
        }

        List<Long> ids() {
            return lists.stream().map(ContactList::id).toList();
        }
    }

    /**
     * What would be exported.
     *
     * @param code to be given back within ten minutes, by the same actor for the same
     */
    public record Offer(long rows, String code) {}

    /** A file that is there. @param deleted when it goes */
    public record Done(String name, long rows, Instant deleted) {}

    /** First step. @throws org.communique.staff.Denied if the actor may not */
    public Offer offer(Order order) {
        order.actor().must(Permission.CONTACT_EXPORT, order.organisation());
        return new Offer(roll.count(order.organisation(), order.ids()), code(order, 0));
    }

    /**
     * Second step.
     *
     * @param code of the offer
     * @throws InvalidImport if the code is another or too old, or there was an export within a day
     */
    public Done export(Order order, String code) {
        order.actor().must(Permission.CONTACT_EXPORT, order.organisation());
        if (!code.equals(code(order, 0)) && !code.equals(code(order, -1)))
            throw new InvalidImport(ImportFault.Kind.WRONG_CODE);
        return export(order);
    }

    /** When the next one may leave; now, or in the past, if it may. */
    Instant next(long organisation) {
        return Instant.ofEpochMilli(last(store.read(), organisation)).plus(BETWEEN);
    }

    /** Without a code: somebody else has confirmed it. @throws InvalidImport if there was an export within a day */
    Done export(Order order) {
        claim(order);
        var file = write(order);
        store.run(db -> files.keep(db, order.organisation(), file, new TransferFiles.Kept("export", 0, KEPT)));
        return new Done(
                file.file().getFileName().toString(),
                file.rows(),
                clock.instant().plus(KEPT));
    }

    /** The audit entry is the permission: it is written before the first line is read. */
    private void claim(Order order) {
        store.run(db -> {
            store.dialect().oneAtATime(db, 7_312);
            long last = last(db, order.organisation());
            if (last > clock.millis() - BETWEEN.toMillis())
                throw new InvalidImport(ImportFault.Kind.EXPORTED_LATELY, Instant.ofEpochMilli(last));
            audit.add(
                    db,
                    new Audit.Entry(
                            order.actor().name(),
                            "contact.exported",
                            order.organisation(),
                            order.lists().isEmpty()
                                    ? "organisation " + order.organisation()
                                    : "list "
                                            + String.join(
                                                    " ",
                                                    order.lists().stream()
                                                            .map(it -> String.valueOf(it.id()))
                                                            .toList()),
                            (order.json() ? "json" : "csv")
                                    + order.to().map(it -> " to " + it.key()).orElse("")));
        });
    }

    private static long last(JdbcClient db, long organisation) {
        return db.sql("""
                        SELECT coalesce(max(at), 0) FROM audit
                        WHERE organisation = :organisation AND action = 'contact.exported'
                          AND subject NOT LIKE 'contact %' -- somebody who took her own data away
                        """).param("organisation", organisation).query(Long.class).single();
    }

    private ErrorFile.Written write(Order order) {
        try {
            var ending = (order.json() ? ".jsonl" : ".csv") + (order.to().isPresent() ? ".age" : "");
            var file = PrivateFiles.create(files.folder(), "export", ending);
            try (var out = Channels.newWriter(encrypted(order, PrivateFiles.open(file)), StandardCharsets.UTF_8)) {
                return new ErrorFile.Written(file, lines(order, out));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the export cannot be written", e);
        }
    }

    /** What is to be encrypted is never on the disk in the clear. */
    private static WritableByteChannel encrypted(Order order, WritableByteChannel file) throws IOException {
        return order.to().isPresent() ? order.to().get().encrypting(file) : file;
    }

    private long lines(Order order, Writer out) throws IOException {
        var slugs = new Fields(store, vault)
                .all(order.organisation()).stream().map(it -> it.slug()).toList();
        var form = new ExportForm(slugs, order.json());
        long[] rows = {0};
        out.write(form.header());
        roll.read(order.organisation(), order.ids(), line -> {
            try {
                out.write(form.line(line));
                rows[0]++;
            } catch (IOException e) {
                throw new UncheckedIOException("the export cannot be written", e);
            }
        });
        return rows[0];
    }

    private String code(Order order, int before) {
        long window = TimeUnit.MILLISECONDS.toMinutes(clock.millis()) / MINUTES_OF_CODE + before;
        var said = "export " + order.actor().name() + " " + order.organisation() + " " + order.ids() + " "
                + order.json() + " " + order.to().map(AgeRecipient::key).orElse("") + " " + window;
        return HexFormat.of().formatHex(vault.blind(said), 0, 4);
    }
}
