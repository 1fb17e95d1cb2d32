package org.communique.transfer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.communique.audience.ArrivalBatch;
import org.communique.audience.Arrivals;
import org.communique.audience.ContactList;
import org.communique.audience.Entry;
import org.communique.staff.Actor;
import org.communique.staff.Permission;
import org.communique.statement.Organisations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes contacts in from files, in constant memory. */
public final class Imports {

    private static final Duration ERRORS_KEPT = Duration.ofDays(14);
    private static final int TRANSACTION_MILLISECONDS = 250;

    /** Handfuls of people that are read between two words of how far we are: some seconds. */
    private static final int SIGN_OF_LIFE = 500;

    private final Arrivals.House house;
    private final Organisations organisations;
    private final ImportLog log;
    private final TransferFiles files;

    /** @param folder where the rows that fail are put, for a while */
    public Imports(Arrivals.House house, Organisations organisations, Path folder) {
        this.house = house;
        this.organisations = organisations;
        this.log = new ImportLog(house);
        this.files = new TransferFiles(house.store(), folder, house.clock());
    }

    /** Files that staff may take away. */
    public TransferFiles files() {
        return files;
    }

    /** A table of any kind, onto one list; {@link #take(InputStream, long, ImportOrder, Progress)}. */
    public ImportReport importCsv(InputStream in, ContactList list, String basis, boolean dryRun) {
        return take(in, 0, plain(list, basis, dryRun), Progress.NONE);
    }

    /** {@link #importCsv(InputStream, ContactList, String, boolean)} of a file. */
    public ImportReport importCsv(Path file, ContactList list, String basis, boolean dryRun) {
        return take(file, plain(list, basis, dryRun), Progress.NONE);
    }

    /** {@link #take(InputStream, long, ImportOrder, Progress)} of a file. */
    public ImportReport take(Path file, ImportOrder order, Progress progress) {
        try (var in = Files.newInputStream(file)) {
            return take(in, Files.size(file), order, progress);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file.getFileName() + " cannot be read", e);
        }
    }

    /**
     * Puts the people of a file on lists. Rows that fail are reported by their number; the others are taken. A person who
     * unsubscribed, or whose address is suppressed, is never taken back. If it is broken off, running it again adds nobody twice.
     *
     * @param size bytes of the file; 0 = not known
     * @throws org.communique.staff.Denied if the actor may not
     * @throws InvalidImport if the file as a whole cannot be taken so
     */
    public ImportReport take(InputStream in, long size, ImportOrder order, Progress progress) {
        order.actor().must(Permission.CONTACT_IMPORT, order.organisation());
        var tally = new Tally(files.folder());
        long number = order.options().dryRun() ? 0 : log.begin(order, size);
        boolean whole = false;
        try {
            run(new BufferedInputStream(in), new Run(number, size, order, tally, progress));
            whole = true;
        } finally {
            if (number != 0) log.end(order, number, tally, whole ? "done" : "broken");
        }
        return tally.report(number, errors(order, number, tally));
    }

    /** One import under way. */
    private record Run(long number, long size, ImportOrder order, Tally tally, Progress progress) {}

    private void run(InputStream in, Run run) {
        try (var arrivals = open(run)) {
            gather(in, arrivals, run);
            try (var pipeline = new Pipeline(arrivals)) {
                pipeline.start();
                while (pipeline.awaitNext()) {
                    if (run.number() == 0) rehearse(arrivals, pipeline, run.tally());
                    else write(arrivals, pipeline, run);
                    run.progress().at(run.tally().rowsRead(), run.tally().bytesDone(), run.size());
                }
            }
        }
    }

    /** Reads the file to its end, before anything of it is written: one thread reads and blinds, this one sorts. */
    private void gather(InputStream in, Arrivals arrivals, Run run) {
        var tally = run.tally();
        try (var people = new Pipe<Arrivals.Blinded>(2)) {
            var reading = new Reading(run.order(), house, tally, it -> people.put(arrivals.blinded(it)));
            people.start(() -> reading.read(in));
            int handfuls = 0;
            for (var some = people.take(); some.isPresent(); some = people.take()) {
                arrivals.gather(some.get());
                if (run.number() != 0 && ++handfuls % SIGN_OF_LIFE == 0)
                    house.store().run(db -> log.move(db, run.number(), tally));
                run.progress().at(tally.rowsRead(), tally.bytesDone(), run.size());
            }
            tally.toWrite(arrivals.gathered());
        }
    }

    private void write(Arrivals arrivals, Pipeline pipeline, Run run) {
        var taken = new ArrayList<ArrivalBatch>();
        arrivals.bulk().write(db -> {
            log.move(db, run.number(), run.tally());
            arrivals.sealing(db, () -> write(arrivals, pipeline, taken, db));
            return run.number();
        });
        taken.forEach(it -> run.tally().count(it.outcomes()));
    }

    /** Takes batches from the pipeline, or, if the transaction begins a second time, those it had taken. */
    private static void write(Arrivals arrivals, Pipeline pipeline, List<ArrivalBatch> taken, JdbcClient db) {
        for (var batch : taken) {
            arrivals.again(batch);
            arrivals.write(db, batch);
        }
        if (taken.isEmpty())
            pipeline.writeFor(TRANSACTION_MILLISECONDS, batch -> {
                taken.add(batch);
                arrivals.write(db, batch);
            });
    }

    private static void rehearse(Arrivals arrivals, Pipeline pipeline, Tally tally) {
        pipeline.writeFor(TRANSACTION_MILLISECONDS, batch -> {
            arrivals.rehearse(batch);
            tally.count(batch.outcomes());
        });
    }

    private Arrivals open(Run run) {
        var order = run.order();
        var organisation = organisations.byId(order.organisation());
        var entry = new Entry(
                run.number(),
                order.organisation(),
                order.lists(),
                organisation.fallback().get(0).toLanguageTag(),
                order.basis(),
                order.options().asked(),
                order.options().known());
        return new Arrivals(house, entry, files.folder());
    }

    private String errors(ImportOrder order, long number, Tally tally) {
        return tally.close()
                .map(it -> {
                    house.store()
                            .run(db -> files.keep(
                                    db,
                                    order.organisation(),
                                    it,
                                    new TransferFiles.Kept("errors", number, ERRORS_KEPT)));
                    return it.file().getFileName().toString();
                })
                .orElse("");
    }

    private static ImportOrder plain(ContactList list, String basis, boolean dryRun) {
        var options = new ImportOrder.Options(dryRun, Entry.Known.KEEP, false, java.util.Map.of());
        return new ImportOrder(Format.CSV, List.of(list), basis, "a file", Actor.console(), options);
    }
}
