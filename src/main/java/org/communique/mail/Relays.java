package org.communique.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.communique.smtp.Limits;
import org.communique.smtp.SmtpClient;
import org.communique.smtp.SmtpConnection;
import org.communique.smtp.SmtpFailure;

/** The relays that take our mail: which is next, which is down and until when. Safe for several threads. */
final class Relays {

    private static final Duration FIRST = Duration.ofSeconds(1);

    /** A relay that comes back is found within this time. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** One that fails at once while another works: longer than the first retry of a mail waits, which so finds the other. */
    private static final Duration BESIDE_ANOTHER = Duration.ofMinutes(15);

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

    /**
     * A connection; empty if the relay went down while another connection to it was tried. The first to each relay goes alone, so
     * that a wrong password is not tried by all of them at once.
     *
     * @throws SmtpFailure if there is no usable connection; the relay is down for a while
     */
    Optional<Open> open(String relay) {
        var health = byName.get(relay);
        if (health.stood) return Optional.of(connect(relay, health));
        health.first.lock();
        try {
            return down(health) ? Optional.empty() : Optional.of(connect(relay, health));
        } finally {
            health.first.unlock();
        }
    }

    private Open connect(String relay, Health health) {
        try {
            var connection = health.client.open();
            up(health);
            health.open.incrementAndGet();
            var traffic = health.settings.traffic();
            return new Open(relay, connection, new Limits(traffic.messages(), traffic.age()));
        } catch (SmtpFailure failure) {
            down(health, failure);
            throw failure;
        }
    }

    private synchronized boolean down(Health health) {
        return health.downUntil.isAfter(clock.instant());
    }

    /** An open connection is closed. */
    void closed(String relay) {
        byName.get(relay).open.decrementAndGet();
    }

    /** True while a connection stands: one more that is refused is a limit of the relay, and those that stand go on. */
    boolean standing() {
        return byName.values().stream().anyMatch(it -> it.open.get() > 0);
    }

    /**
     * A connection broke while it carried. If it broke on its first mails and another relay is up, this one rests; else it is tried
     * again at once, but not without end.
     *
     * @param taken mails it had been given
     */
    synchronized void failed(String relay, String reason, int taken) {
        var health = byName.get(relay);
        health.trouble = Mask.of(reason);
        var now = clock.instant();
        boolean alone = byName.values().stream().allMatch(it -> it == health || it.downUntil.isAfter(now));
        boolean first = taken <= health.settings.traffic().window() + 1;
        if (!alone && first) health.downUntil = now.plus(BESIDE_ANOTHER);
        else if (++health.breaks > connections) rest(health, LONGEST);
    }

    /** A connection carried something and ended well; one that carried nothing proves nothing. */
    synchronized void served(String relay) {
        var health = byName.get(relay);
        health.failures = 0;
        health.breaks = 0;
        health.trouble = "";
        health.downUntil = Instant.EPOCH;
    }

    /**
     * True once every relay has refused our name and password twice: a third time could lock the mailbox. Then a person has to mend
     * it, and counting begins anew.
     */
    synchronized boolean signInRefusedTwice() {
        if (byName.values().stream().anyMatch(it -> it.signInsRefused < SIGN_INS)) return false;
        for (var it : byName.values()) {
            it.signInsRefused = 0;
            it.downUntil = Instant.EPOCH;
        }
        return true;
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
        health.signInsRefused = 0;
        health.stood = true;
    }

    private synchronized void down(Health health, SmtpFailure failure) {
        health.trouble = Mask.of(failure.getMessage());
        if (failure.kind() == SmtpFailure.Kind.AUTH) health.signInsRefused++;
        if (health.open.get() == 0) {
            health.stood = false;
            rest(health, LONGEST);
        }
        if (health.signInsRefused >= SIGN_INS)
            health.downUntil = clock.instant().plus(LONGEST.multipliedBy(60));
    }

    private void rest(Health health, Duration longest) {
        var wait = FIRST.multipliedBy(1L << Math.min(health.failures++, 12));
        health.downUntil = clock.instant().plus(wait.compareTo(longest) > 0 ? longest : wait);
        health.breaks = 0;
    }

    private static final class Health {
        private final MailSettings settings;
        private final SmtpClient client;
        private Instant downUntil = Instant.EPOCH;
        private String trouble = "";
        private final AtomicInteger open = new AtomicInteger();
        private final ReentrantLock first = new ReentrantLock();
        private volatile boolean stood;
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
