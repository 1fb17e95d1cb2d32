package org.communique.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.communique.smtp.Limits;
import org.communique.smtp.SmtpClient;
import org.communique.smtp.SmtpConnection;
import org.communique.smtp.SmtpFailure;

/** The relays that take our mail: which is next, which is down and until when. Safe for several threads. */
final class Relays {

    private static final Duration FIRST = Duration.ofSeconds(1);

    /** A relay that comes back is found within this time. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final int SIGN_INS = 2;

    private final Map<String, Health> byName = new LinkedHashMap<>();
    private final AtomicLong chosen = new AtomicLong();
    private final RelayChoice.Purpose purpose;
    private final int connections;
    private final Clock clock;

    Relays(List<MailSettings> settings, String greeting, RelayChoice.Purpose purpose, Clock clock) {
        for (var it : settings) byName.put(it.name(), new Health(it, new SmtpClient(it.server(greeting))));
        this.connections =
                settings.stream().mapToInt(it -> it.traffic().connections()).sum();
        this.purpose = purpose;
        this.clock = clock;
    }

    /** An open connection and the relay it leads to. */
    record Open(String relay, SmtpConnection smtp, Limits limits) {}

    /** Connections to all relays together, at most. */
    int connections() {
        return connections;
    }

    /** Where the next connection goes. */
    synchronized RelayChoice.Choice choose() {
        var candidates = byName.values().stream().map(Health::candidate).toList();
        return new RelayChoice(candidates).choose(purpose, chosen.getAndIncrement(), clock.instant());
    }

    /** @throws SmtpFailure if there is no usable connection; the relay is down for a while */
    Open open(String relay) {
        var health = byName.get(relay);
        try {
            var connection = health.client.open();
            up(health);
            var traffic = health.settings.traffic();
            return new Open(relay, connection, new Limits(traffic.messages(), traffic.age()));
        } catch (SmtpFailure failure) {
            down(health, failure);
            throw failure;
        }
    }

    /** A connection broke while it carried: others may stand, so the relay is tried again at once, but not without end. */
    synchronized void failed(String relay, String reason) {
        var health = byName.get(relay);
        health.trouble = Mask.of(reason);
        if (++health.breaks > connections) rest(health);
    }

    /** True once a relay has refused our name and password twice: a third time could lock the mailbox. */
    synchronized boolean signInRefusedTwice() {
        return byName.values().stream().anyMatch(it -> it.signInsRefused >= SIGN_INS);
    }

    /** What is wrong with the relays, in words. */
    synchronized String trouble() {
        return byName.values().stream()
                .filter(it -> !it.trouble.isEmpty())
                .map(it -> "relay " + it.settings.name() + ": " + it.trouble)
                .reduce((one, other) -> one + "; " + other)
                .orElse("no relay can be reached");
    }

    private synchronized void up(Health health) {
        health.failures = 0;
        health.signInsRefused = 0;
        health.trouble = "";
        health.downUntil = Instant.EPOCH;
    }

    private synchronized void down(Health health, SmtpFailure failure) {
        health.trouble = Mask.of(failure.getMessage());
        if (failure.kind() == SmtpFailure.Kind.AUTH) health.signInsRefused++;
        rest(health);
    }

    private void rest(Health health) {
        var wait = FIRST.multipliedBy(1L << Math.min(health.failures++, 6));
        health.downUntil = clock.instant().plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        health.breaks = 0;
    }

    private static final class Health {
        private final MailSettings settings;
        private final SmtpClient client;
        private Instant downUntil = Instant.EPOCH;
        private String trouble = "";
        private int failures;
        private int breaks;
        private int signInsRefused;

        Health(MailSettings settings, SmtpClient client) {
            this.settings = settings;
            this.client = client;
        }

        RelayChoice.Candidate candidate() {
            return new RelayChoice.Candidate(
                    settings.name(), settings.traffic().weight(), settings.purposes(), downUntil);
        }
    }
}
