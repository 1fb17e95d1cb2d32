package org.communique.app;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.communique.audience.ContactList;
import org.communique.delivery.Channel;
import org.communique.delivery.Channels;
import org.communique.delivery.Handover;
import org.communique.delivery.Parcel;
import org.communique.mail.MailChannel;
import org.communique.mail.MailPreview;
import org.communique.mail.MailSettings;
import org.communique.mail.Stamp;
import org.communique.release.AlarmClock;
import org.communique.release.Plan;
import org.communique.release.Release;
import org.communique.release.ReleaseTime;
import org.communique.sender.Signer;
import org.communique.statement.Statement;

/** A house with people and a statement whose mail has about 20 KB, released again and again. */
final class SendHouse implements AutoCloseable {

    final Core core;
    private final int people;
    private final ContactList list;
    private final Statement statement;
    private int bytes;

    /** Of the last release: {@link System#nanoTime} when it began, and how long freezing took. */
    long releasedAt;

    double freezeSeconds;

    /** How the sink is spoken to. */
    MailSettings.Security security = MailSettings.Security.NONE;

    private final Recorder feed = new Recorder("feed", Channel.Reach.THE_PUBLIC);

    SendHouse(Path folder, int people) throws Exception {
        this.people = people;
        core = Core.openForUse(
                Settings.read(
                        Map.of(),
                        Map.of(
                                "data.folder", folder.resolve("data").toString(),
                                "release.hold-seconds", "0",
                                "delivery.in-flight", System.getProperty("in-flight", "1000"))),
                Clock.systemUTC());
        list = Bench.list(core, "alerts");
        core.imports.importCsv(Bench.csv(folder, people), list, "bench", false);
        core.readyToDeliver();
        statement = statement(folder);
    }

    /** Bytes of the mail to the first of them, unsigned. */
    int bytes() {
        return bytes;
    }

    Speed median(int port, int connections, int window, Function<String, Signer> signers) {
        var runs = new Speed[Bench.RUNS];
        for (int i = 0; i < runs.length; i++) runs[i] = send(port, connections, window, signers);
        return Speed.median(runs);
    }

    /** One release to everybody, frozen outside the clock. */
    Speed send(int port, int connections, int window, Function<String, Signer> signers) {
        return send(mail(port, connections, window, signers));
    }

    MailChannel mail(int port, int connections, int window, Function<String, Signer> signers) {
        var usual = MailSettings.local(port, connections, Duration.ofSeconds(60));
        var traffic = new MailSettings.Traffic(connections, 1_000_000, Duration.ofHours(1), window, 1);
        var relay = new MailSettings(usual.host(), port, security, "", "", usual.timeouts(), traffic);
        var stamp = new Stamp(core.tokens, "https://news.example.org", Optional.empty(), signers);
        return MailChannel.fast(List.of(relay), stamp, core.clock);
    }

    Speed send(Channel mail) {
        var outbox = core.outbox(new Channels(List.of(mail, feed)));
        var handover =
                new Handover(core.releases, core.dispatches, outbox, core.ledger, new Channels(List.of(mail, feed)));
        var decisions = core.decisions(AlarmClock.SILENT);
        var release = decisions.decide(new Plan(
                statement,
                List.of(list.id()),
                ReleaseTime.now(core.clock, ZoneId.of("UTC")),
                Optional.empty(),
                List.of("mail")));
        if (bytes == 0) bytes = size(release);
        var moment = decisions.moment(release.id()).orElseThrow();
        releasedAt = System.nanoTime();
        freezeSeconds = Bench.seconds(() -> handover.freeze(handover.publish(moment)));
        handover.end(moment);
        long cpu = cpu();
        double seconds = Bench.seconds(outbox::carryDue);
        var tally = core.ledger.tally(core.dispatches.of(release.id()).get(0));
        if (tally.accepted() != people || !tally.conserved())
            throw new IllegalStateException("not everybody: " + tally);
        return new Speed(people, seconds, (cpu() - cpu) / 1e9);
    }

    private int size(Release release) {
        var galley = core.galleys.of(release, false).get(0);
        var organisation = core.organisations.byId(release.organisation());
        var letter = new Parcel.Letter(1, statement.key(), statement.kind(), organisation, release.dueAt(), false);
        var edition = new Parcel.EditionOut(
                galley.revision(), galley.rendered(), galley.pageUrl(), galley.path(), galley.permanent());
        var first = new Parcel.Recipient("person1@example.org", "Person Number 1", Locale.ENGLISH, "alerts", "alerts");
        return new MailPreview(core.tokens, "https://news.example.org").bytes(letter, edition, first).length;
    }

    private Statement statement(Path folder) throws Exception {
        var file = folder.resolve("bench.en.md");
        Files.writeString(
                file,
                "---\nstatement: bench\nlanguage: en\ntitle: Shelters must stay open this winter\nsummary: A summary\n---\n"
                        + "Shelters are closing, and those who need them most have nowhere to go. "
                                .repeat(Integer.getInteger("words", 70))
                        + "\n");
        core.intake.take(file);
        return core.statements.byKey("bench").orElseThrow();
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    @Override
    public void close() {
        core.close();
    }
}
