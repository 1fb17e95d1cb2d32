package org.communique.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.communique.delivery.Backoff;
import org.communique.delivery.Channels;
import org.communique.delivery.Handover;
import org.communique.delivery.Outbox;
import org.communique.mail.MailChannel;
import org.communique.mail.MailSettings;
import org.communique.mail.Stamp;
import org.communique.release.AlarmClock;

/** The process that is killed: all that releases and delivers, without Spring and Camel, so that it stands within a second. */
final class KillChild {

    private static final Backoff SHORT = new Backoff(Duration.ofMillis(50), Duration.ofMillis(200));

    private KillChild() {}

    /** Data folder, port of the sink, window; returns when nothing is owed any more. */
    public static void main(String... arguments) {
        var core = Core.openForUse(settings(Path.of(arguments[0])), Clock.systemUTC());
        if (!core.claim()) throw new IllegalStateException("another process delivers from this folder");
        var channels = new Channels(
                List.of(new Recorder("feed", org.communique.delivery.Channel.Reach.THE_PUBLIC), mail(core, arguments)));
        core.readyToDeliver();
        var outbox = new Outbox(
                new Outbox.Rooms(core.store, core.deliveries, core.dispatches, core.consignments, core.contacts),
                channels,
                new Outbox.Bounds(100, SHORT, core.providers()),
                core.clock);
        var handover = new Handover(core.releases, core.dispatches, outbox, core.ledger, channels);
        System.out.println("ready");
        do {
            for (long id : core.releases.awaiting())
                core.decisions(AlarmClock.SILENT)
                        .moment(id)
                        .ifPresent(moment -> handover.end(handover.freeze(handover.publish(moment))));
            outbox.carryDue();
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        } while (core.dispatches.busy() || !core.releases.awaiting().isEmpty());
        core.close();
    }

    static Settings settings(Path data) {
        return Settings.read(Map.of(), Map.of("data.folder", data.toString(), "release.hold-seconds", "0"));
    }

    private static MailChannel mail(Core core, String... arguments) {
        var relay = MailSettings.local(Integer.parseInt(arguments[1]), 4, Duration.ofSeconds(20));
        var traffic = new MailSettings.Traffic(4, 1000, Duration.ofMinutes(5), Integer.parseInt(arguments[2]), 1);
        return MailChannel.fast(
                List.of(Pipeline.with(relay, traffic)),
                Stamp.plain(core.tokens, "https://news.example.org"),
                core.clock);
    }
}
