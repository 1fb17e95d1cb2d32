package org.communique.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.mail.MailChannel;
import org.communique.mail.MailSettings;
import org.communique.mail.SingleMails;
import org.communique.mail.Stamp;
import org.communique.smtp.Timeouts;

/** Which relays take the mail, and how it gets there. */
final class MailRelay {

    private static final List<String> OTHERS = List.of("mail2", "mail3");

    private MailRelay() {}

    /** The mail channel of the settings, or into the built-in mailbox. */
    static MailChannel channel(Core core, MailboxOfTheSample mailbox) {
        var stamp = stamp(core).toldTo(core.messages::note);
        return channel(core, mailbox, stamp);
    }

    private static MailChannel channel(Core core, MailboxOfTheSample mailbox, Stamp stamp) {
        return builtIn(core, mailbox)
                .map(port -> List.of(MailSettings.local(port, 4, Duration.ofSeconds(30))))
                .map(it -> MailChannel.fast(it, stamp, core.clock))
                .orElseGet(() -> channel(core, stamp));
    }

    /** Where the built-in mailbox listens while it is what takes the mail. */
    private static Optional<Integer> builtIn(Core core, MailboxOfTheSample mailbox) {
        return core.relay.settings().sampleMode() ? mailbox.port() : Optional.empty();
    }

    /** The same for test mails. */
    static MailChannel tests(Core core, MailboxOfTheSample mailbox) {
        return channel(core, mailbox, stamp(core).forTests());
    }

    /** The way of mails to single persons, over the same relays. */
    static SingleMails singleMails(Core core, MailboxOfTheSample mailbox) {
        var stamp = stamp(core);
        var local = builtIn(core, mailbox);
        if (local.isPresent())
            return SingleMails.fast(
                    List.of(MailSettings.local(local.get(), 1, Duration.ofSeconds(30))), stamp, core.clock);
        var settings = core.relay.settings();
        var relays = all(settings);
        return settings.word("mail.transport", "fast", "portable").equals("fast")
                ? SingleMails.fast(relays, stamp, core.clock)
                : SingleMails.portable(
                        relays.get(0), settings.text("mail.sasl-mechanisms").orElse(""), stamp, core.clock);
    }

    /** What makes a mail ours, by the settings. */
    static Stamp stamp(Core core) {
        return new Stamp(
                core.tokens, core.settings.baseUrl(), core.settings.text("sender.bounce-domain"), core.signers::of);
    }

    /** The mail channel of the settings, outside the sample mode. */
    static MailChannel channel(Core core, Stamp stamp) {
        var settings = core.relay.settings();
        var relays = all(settings);
        if (settings.word("mail.transport", "fast", "portable").equals("fast"))
            return MailChannel.fast(relays, stamp, core.clock);
        if (relays.size() > 1)
            throw new InvalidSetting("mail.transport", "portable knows one relay: empty mail2.smtp-host");
        return MailChannel.portable(
                relays.get(0), settings.text("mail.sasl-mechanisms").orElse(""), stamp, core.clock);
    }

    /** Every relay of the settings, the first one first. */
    static List<MailSettings> all(Settings settings) {
        var relays = new ArrayList<>(List.of(relay(settings, "mail")));
        for (var other : OTHERS)
            if (settings.text(other + ".smtp-host").isPresent()) relays.add(relay(settings, other));
        return relays;
    }

    static boolean loopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("[::1]");
    }

    private static MailSettings relay(Settings settings, String name) {
        var host = settings.required(name + ".smtp-host");
        var security =
                MailSettings.Security.valueOf(settings.word(name + ".smtp-security", "implicit", "starttls", "none")
                        .toUpperCase(Locale.ROOT));
        if (security == MailSettings.Security.NONE && !loopback(host))
            throw new InvalidSetting(name + ".smtp-security", "none is only for a relay on this machine");
        return new MailSettings(
                host,
                settings.number(name + ".smtp-port", 1, 65_535),
                security,
                settings.text(name + ".smtp-user").orElse(""),
                settings.secret(name + ".smtp-password-file").orElse(""),
                timeouts(settings),
                traffic(settings, name));
    }

    private static MailSettings.Traffic traffic(Settings settings, String name) {
        return new MailSettings.Traffic(
                settings.number(name + ".connections", 1, 500),
                settings.number(name + ".messages-per-connection", 1, 1_000_000),
                Duration.ofSeconds(settings.number("mail.connection-seconds", 1, 3600)),
                settings.number(name + ".chunking-window", 1, 100),
                settings.number(name + ".weight", 1, 100));
    }

    private static Timeouts timeouts(Settings settings) {
        return new Timeouts(
                Duration.ofSeconds(settings.number("mail.connect-seconds", 1, 300)),
                Duration.ofSeconds(settings.number("mail.reply-seconds", 1, 900)),
                Duration.ofSeconds(settings.number("mail.stall-seconds", 1, 900)),
                Duration.ofSeconds(settings.number("mail.dot-seconds", 1, 1800)));
    }
}
