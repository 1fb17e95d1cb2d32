package org.communique.app;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.communique.mail.MailSettings;
import org.communique.sender.Dns;
import org.communique.sender.DnsLookups;
import org.communique.sender.Finding;
import org.communique.sender.SenderIdentity;
import org.communique.sender.SenderReadiness;

/** The domains our organisations send from, as the settings complete them. */
final class Senders {

    private static final Pattern SERVER = Pattern.compile(
            "(?<v4>[0-9.]+)(:(?<port4>\\d{1,5}))?|\\[?(?<v6>[0-9a-fA-F:]*:[0-9a-fA-F:]*)(]:(?<port6>\\d{1,5})|]?)");

    private final Settings settings;
    private final Core core;

    Senders(Settings settings, Core core) {
        this.settings = settings;
        this.core = core;
    }

    /** In the order of the organisations, each once. */
    List<String> domains() {
        return core.organisations.all().stream()
                .flatMap(it -> core.letterheads.all(it.id()).stream())
                .map(it -> it.identity().sender())
                .map(it -> it.substring(it.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** DNS as the settings say. */
    Dns dns() {
        var timeout = Duration.ofMillis(settings.number("dns.timeout-ms", 100, 30_000));
        return DnsLookups.at(settings.text("dns.server").map(Senders::server), timeout);
    }

    /** What receivers would think of us, and what goes to the relay in the clear. */
    List<Finding> findings() {
        var readiness = new SenderReadiness(core.dkimKeys, dns());
        var findings = new ArrayList<Finding>();
        for (var domain : domains()) findings.addAll(readiness.of(identity(domain)));
        findings.add(encryption());
        return findings.stream().distinct().toList();
    }

    /** The same for one domain. */
    List<Finding> findings(String domain) {
        var findings = new ArrayList<>(new SenderReadiness(core.dkimKeys, dns()).of(identity(domain)));
        findings.add(encryption());
        return findings;
    }

    private SenderIdentity identity(String domain) {
        var bounces = settings.text("sender.bounce-domain").orElse(domain).toLowerCase(Locale.ROOT);
        return new SenderIdentity(domain, bounces, settings.text("sender.host"), settings.baseUrl());
    }

    private Finding encryption() {
        return MailRelay.all(settings).get(0).security() == MailSettings.Security.NONE
                ? Finding.told(Finding.Grade.ADVICE, "tls-none")
                : Finding.told(Finding.Grade.OK, "tls");
    }

    private static InetSocketAddress server(String text) {
        var matcher = SERVER.matcher(text);
        if (!matcher.matches())
            throw new InvalidSetting("dns.server", "write an address such as 127.0.0.1, 127.0.0.1:5353 or [::1]:5353");
        var host = matcher.group("v4") == null ? matcher.group("v6") : matcher.group("v4");
        int port = Integer.parseInt(port(matcher));
        if (port < 1 || port > 65_535) throw new InvalidSetting("dns.server", "the port is a number from 1 to 65535");
        return new InetSocketAddress(host, port);
    }

    private static String port(Matcher matcher) {
        if (matcher.group("port4") != null) return matcher.group("port4");
        return matcher.group("port6") == null ? "53" : matcher.group("port6");
    }
}
