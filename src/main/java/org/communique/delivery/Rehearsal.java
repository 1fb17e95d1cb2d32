package org.communique.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.communique.audience.Contacts;
import org.communique.audience.Destinations;
import org.communique.audience.Lists;
import org.communique.release.LedgerAudience;
import org.communique.release.Moment;
import org.communique.release.Release;
import org.communique.release.Releases;
import org.communique.segment.Segments;
import org.communique.statement.Organisations;
import org.communique.statement.Statements;
import org.communique.store.Shadow;
import org.communique.store.Store;
import org.communique.vault.RowIds;
import org.communique.vault.Vault;

/**
 * Plays a release on a stage of the store: freeze, claims, parcels, outcomes and conservation law are those of the real one, the
 * rows are nobody else's. Two moments of one release are played one after the other on the same stage.
 */
public final class Rehearsal implements AutoCloseable {

    private static final String NODE = "rehearsal";

    private final Store stage;
    private final Play play;
    private final Dispatches dispatches;
    private final Deliveries deliveries;
    private final Consignments consignments;

    /**
     * What a rehearsal needs of the house.
     *
     * @param inFlight as in {@link Outbox.Bounds}
     */
    public record Play(
            Store store, Vault vault, Texts texts, Contacts contacts, Providers providers, int inFlight, Clock clock) {

        /** Where the words and the lists come from. */
        public record Texts(
                Releases releases,
                Statements statements,
                Organisations organisations,
                Lists lists,
                Segments segments) {}
    }

    /**
     * What happened on the stage.
     *
     * @param freezing how long the freeze took
     * @param carrying how long it took to make all mails, claims and outcomes included
     */
    public record Act(Tally tally, Headcount heads, Duration freezing, Duration carrying) {}

    private Rehearsal(Store stage, Play play) {
        this.stage = stage;
        this.play = play;
        var texts = play.texts();
        dispatches = new Dispatches(
                stage,
                texts.releases(),
                new Recipients(stage, texts.releases(), texts.organisations(), texts.segments(), play.clock()),
                play.clock());
        deliveries = new Deliveries(stage, new RowIds(play.vault()), NODE, play.clock());
        consignments = new Consignments(
                stage, texts.releases(), texts.statements(), texts.organisations(), texts.lists(), dispatches);
    }

    /** Sets the stage for a release. */
    public static Rehearsal of(Release release, Play play) {
        var rehearsal =
                new Rehearsal(play.store().stage(shadows(release, play.texts().releases())), play);
        var byDomain = new HashMap<String, String>();
        for (var provider : play.providers().all())
            provider.domains().forEach(domain -> byDomain.put(domain, provider.name()));
        new Destinations(rehearsal.stage, play.vault()).know(byDomain);
        return rehearsal;
    }

    /** Plays one moment; every parcel goes into {@code lane}, which carries it nowhere. */
    public Act act(Moment moment, Channel lane) {
        long begun = System.nanoTime();
        var dispatch = dispatches.freeze(moment, lane);
        long frozen = System.nanoTime();
        new Outbox(
                        new Outbox.Rooms(stage, deliveries, dispatches, consignments, play.contacts()),
                        new Channels(List.of(lane)),
                        new Outbox.Bounds(
                                play.inFlight(),
                                Backoff.DEFAULT,
                                play.providers().unpaced()),
                        play.clock())
                .carryDue();
        long carried = System.nanoTime();
        return new Act(
                new Ledger(stage).tally(dispatches.byId(dispatch.id())),
                Headcount.of(stage, dispatch.id()),
                Duration.ofNanos(frozen - begun),
                Duration.ofNanos(carried - frozen));
    }

    @Override
    public void close() {
        stage.close();
    }

    /** The rows the freeze looks back at are there; the lanes of other dispatches are not, so that nothing else is carried. */
    private static List<Shadow> shadows(Release release, Releases releases) {
        long source = releases.fromLedger(release).map(LedgerAudience::release).orElse(0L);
        var looked = """
                release IN (%1$d, %2$d) OR release IN (SELECT release FROM release_ledger WHERE source = %2$d)
                OR release IN (SELECT source FROM release_ledger_left_out WHERE release = %1$d)
                """.formatted(release.id(), source);
        var theirs = "dispatch IN (SELECT id FROM dispatch)";
        return List.of(
                new Shadow("dispatch", looked),
                new Shadow("delivery", theirs),
                new Shadow("exclusion", theirs),
                Shadow.empty("dispatch_language"),
                Shadow.empty("dispatch_edition"),
                Shadow.empty("dispatch_list"),
                Shadow.empty("delivery_event"),
                Shadow.empty("press_notice"),
                Shadow.empty("lane"),
                Shadow.empty("pace"),
                Shadow.empty("alert"),
                Shadow.empty("destination"));
    }
}
