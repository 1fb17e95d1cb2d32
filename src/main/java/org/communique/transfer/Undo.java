package org.communique.transfer;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.communique.audience.Arrivals;
import org.communique.audience.Audit;
import org.communique.audience.Departures;
import org.communique.audience.Erasure;
import org.communique.staff.Actor;
import org.communique.staff.Permission;
import org.communique.store.Json;
import org.communique.store.Store;

/** Takes imports back, for thirty days. */
public final class Undo {

    /** How long an import can be taken back; what is needed for it is deleted afterwards. */
    public static final Duration TIME = Duration.ofDays(30);

    private final Store store;
    private final Clock clock;
    private final ImportLog log;
    private final Departures departures;
    private final Audit audit;

    public Undo(Arrivals.House house, Erasure erasure) {
        store = house.store();
        clock = house.clock();
        audit = new Audit(store, house.vault(), clock);
        log = new ImportLog(house);
        departures = new Departures(house, erasure);
    }

    /**
     * Takes an import back: what it added or changed and nobody has touched since. Withdrawals it noted of others stay noted where
     * somebody was on the list before. An address it noted as not to be written to is lifted if nobody else said so too.
     *
     * @throws InvalidImport if there is none of this number in the organisation, or it cannot be taken back any more
     */
    public Departures.Back undo(long organisation, long number, Actor actor) {
        actor.must(Permission.CONTACT_IMPORT, organisation);
        var item = log.find(number)
                .filter(it -> it.organisation() == organisation)
                .orElseThrow(() -> new InvalidImport(ImportFault.Kind.NO_IMPORT, number));
        if (!Set.of("done", "broken").contains(item.state()))
            throw new InvalidImport(ImportFault.Kind.NOT_TO_UNDO, number);
        if (item.started().plus(TIME).isBefore(clock.instant()))
            throw new InvalidImport(ImportFault.Kind.TOO_OLD, number, TIME.toDays());
        var back = departures.takeBack(number, actor.name());
        store.run(db -> {
            for (var from : Set.of("done", "broken", "running")) log.change(db, number, from, "undone");
            audit.add(
                    db,
                    new Audit.Entry(actor.name(), "import.undone", organisation, "import " + number, Json.write(back)));
        });
        return back;
    }

    /** Forgets what cannot be taken back any more. @return how many changes */
    public int sweep() {
        return store.write(db ->
                db.sql("""
                        DELETE FROM import_change WHERE import IN (SELECT id FROM import WHERE started_at < :before)
                        """).param("before", clock.millis() - TIME.toMillis()).update());
    }
}
