package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.communique.audience.Address;
import org.communique.audience.ListKind;
import org.communique.audience.Suppression;
import org.communique.delivery.Channel;
import org.communique.delivery.Channels;
import org.communique.delivery.Fault;
import org.communique.delivery.Handover;
import org.communique.delivery.Outcome;
import org.communique.delivery.Parcel;
import org.communique.release.AlarmClock;
import org.communique.release.Plan;
import org.communique.release.ReleaseState;
import org.communique.release.ReleaseTime;
import org.communique.statement.Localized;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process dies at each call to the database and to the channel in turn, before and after its effect, until a whole run is
 * untouched. {@code -Dkills} takes every point; the usual run one in {@value #USUAL}.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeathTest {

    static final int USUAL = 13;
    static final Set<String> PEOPLE = Set.of("a@example.org", "b@example.org", "c@example.org", "d@example.org");

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(TestHouse.NINE);
    private final List<Parcel> mails = Collections.synchronizedList(new ArrayList<>());
    private int deferred;

    @Test
    void whenever_it_dies_the_next_start_completes_what_was_begun() throws IOException {
        var template = Files.createDirectory(folder.resolve("template"));
        prepare(template);
        int step = Integer.getInteger("kills") == null ? USUAL : 1;
        int points = 0;
        int copies = 0;
        boolean died = true;
        for (int n = 1; died; n += step)
            for (boolean after : new boolean[] {false, true}) {
                died = die(template, n, after);
                copies += mails.size() - 5;
                points++;
            }
        System.out.println("deaths=" + points + " copies=" + copies);
    }

    /** One life, and the next one if it died. */
    private boolean die(Path template, int n, boolean after) throws IOException {
        mails.clear();
        deferred = 0;
        clock.set(TestHouse.NINE);
        var data = copy(template, folder.resolve("life"));
        var kept = folder.resolve("kept");
        var mortal = new Mortal(n, after, () -> copy(data, kept));
        boolean died = false;
        try (var core = open(data, mortal::of)) {
            mortal.live();
            live(core, Optional.of(mortal));
        } catch (Mortal.Died | RuntimeException end) {
            if (!mortal.isDead()) throw end;
            died = true;
        }
        try (var core = open(died ? kept : data, UnaryOperator.identity())) {
            live(core, Optional.empty());
            judge(core, "died " + (after ? "after" : "before") + " call " + n);
        }
        return died;
    }

    private void live(Core core, Optional<Mortal> mortal) {
        importAgain(core);
        release(core);
        core.readyToDeliver();
        var feed = new Recorder("feed", Channel.Reach.THE_PUBLIC);
        var mail = new Recorder("mail", Channel.Reach.EACH_CONTACT);
        mail.answer = parcel -> {
            try {
                return mortal.isPresent() ? mortal.get().call(() -> answer(parcel)) : answer(parcel);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
        var channels = new Channels(List.of(feed, mail));
        try (var outbox = core.outbox(channels)) {
            var handover = new Handover(core.releases, core.dispatches, outbox, core.ledger, channels);
            for (int turn = 0; turn < 4; turn++) {
                for (long id : core.releases.awaiting())
                    core.decisions(AlarmClock.SILENT)
                            .moment(id)
                            .ifPresent(it -> handover.end(handover.freeze(handover.publish(it))));
                outbox.carryDue();
                clock.pass(Duration.ofMinutes(15));
            }
        }
    }

    private Outcome answer(Parcel parcel) {
        mails.add(parcel);
        var to = parcel.recipient().orElseThrow().address();
        if (to.startsWith("b")) return new Outcome.Rejected("550 5.7.1 no", Fault.POLICY);
        if (to.startsWith("c") && deferred++ == 0) return new Outcome.Deferred("451 later", clock.instant());
        return new Outcome.Accepted("250 ok");
    }

    private void judge(Core core, String when) {
        var rows = VerifyCommand.rows(core).stream()
                .filter(it -> it.channel().equals("mail"))
                .toList();
        assertEquals(1, rows.size(), when);
        var row = rows.get(0);
        assertTrue(row.conserved() && row.accepted() == 3 && row.rejected() == 1, when + " " + row);
        assertEquals(Map.of("duplicate", 1L, "suppressed", 1L), row.reasons(), when);
        assertEquals(PEOPLE, to(it -> it.recipient().orElseThrow().address()).keySet(), when);
        to(Parcel::delivery)
                .values()
                .forEach(it -> assertEquals(
                        1,
                        it.stream()
                                .map(p -> java.util.HexFormat.of().formatHex(p.token()))
                                .distinct()
                                .count(),
                        when));
        long doubts = count(core, "SELECT count(*) FROM delivery_event WHERE event = 'uncertain'");
        assertTrue(mails.size() - 5 <= doubts, when + ": " + mails.size() + " mails, in doubt " + doubts);
        assertEquals(
                "ok",
                core.store
                        .read()
                        .sql("PRAGMA integrity_check")
                        .query(String.class)
                        .single());
        assertEquals(1, count(core, "SELECT count(*) FROM delivery WHERE contact = 0 AND state = 'accepted'"), when);
    }

    private <K> Map<K, List<Parcel>> to(Function<Parcel, K> key) {
        return mails.stream().collect(Collectors.groupingBy(key));
    }

    private static long count(Core core, String sql) {
        return core.store.read().sql(sql).query(Long.class).single();
    }

    private void importAgain(Core core) {
        rows(core, "members", ListKind.MEMBERS, "a@example.org,en\nb@example.org,en\nc@example.org,en\n");
        rows(core, "public", ListKind.PUBLIC, "a@example.org,en\nd@example.org,en\nx@example.org,en\n");
    }

    private static void rows(Core core, String slug, ListKind kind, String rows) {
        long organisation = core.organisations.all().get(0).id();
        var list = core.lists
                .bySlug(organisation, slug)
                .orElseGet(() -> core.lists.add(organisation, slug, Localized.same(slug), kind));
        var csv = ("email,language\n" + rows).getBytes(StandardCharsets.UTF_8);
        core.imports.importCsv(new ByteArrayInputStream(csv), list, "test", false);
    }

    /** Decided once: what was decided before is found again, and a decision that was cut short is made anew. */
    private void release(Core core) {
        if (core.releases.all().stream()
                .anyMatch(it -> it.state() != ReleaseState.DRAFT && it.state() != ReleaseState.APPROVED)) return;
        long organisation = core.organisations.all().get(0).id();
        var lists = List.of(
                core.lists.bySlug(organisation, "members").orElseThrow().id(),
                core.lists.bySlug(organisation, "public").orElseThrow().id());
        core.decisions(AlarmClock.SILENT)
                .decide(new Plan(
                        core.statements.byKey("winter").orElseThrow(),
                        lists,
                        new ReleaseTime(clock.instant(), java.time.ZoneId.of("UTC")),
                        Optional.empty(),
                        List.of("feed", "mail")));
    }

    private void prepare(Path template) throws IOException {
        var file = folder.resolve("winter.en.md");
        Files.writeString(file, "---\nstatement: winter\nlanguage: en\ntitle: Winter\nsummary: A\n---\nWords.\n");
        try (var core = Core.openForUse(KillChild.settings(template), clock)) {
            core.intake.take(file);
            importAgain(core);
            core.suppressions.suppress(1, new Address("x@example.org"), Suppression.MANUAL, Optional.empty());
        }
    }

    private Core open(Path data, UnaryOperator<DataSource> between) {
        return Core.open(KillChild.settings(data), clock, between);
    }

    /** All files of a folder, but not what only living processes share. */
    private static Path copy(Path from, Path to) {
        try {
            org.springframework.util.FileSystemUtils.deleteRecursively(to);
            org.springframework.util.FileSystemUtils.copyRecursively(from, to);
            Files.deleteIfExists(to.resolve("communique.db-shm"));
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
