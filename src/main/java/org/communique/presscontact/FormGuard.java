package org.communique.presscontact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.communique.vault.Vault;

/**
 * Keeps programs from the form of the press desk: a signed token that tells how old the form is, a field that people do not see, and so
 * many forms an hour from one network and from everybody. Counted in memory; the mails are counted in the database.
 */
public final class FormGuard {

    private static final Duration LEAST = Duration.ofSeconds(3);
    private static final Duration MOST = Duration.ofHours(24);
    private static final int FROM_A_NETWORK = 10;
    private static final int FROM_EVERYBODY = 200;
    private static final int MOST_KEPT = 10_000;
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final Vault vault;
    private final Clock clock;
    private final Map<String, Long> spent = new HashMap<>();

    FormGuard(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /** What becomes of a form. */
    public enum Verdict {
        /** A person has filled it in. */
        PASS,
        /** Show it again: too quick, too old, or not ours. */
        AGAIN,
        /** Answer as always, and forget it. */
        DROP
    }

    /** The token of a form that is shown now. It belongs to nobody. */
    public String token() {
        return token(clock.millis() / 1000);
    }

    /**
     * Judges a form; one that passes counts.
     *
     * @param trap    what stood in the field that people do not see
     * @param network what is left of the sender's address
     */
    public Verdict judge(String token, String trap, String network) {
        if (!trap.isEmpty()) return Verdict.DROP;
        if (!good(token)) return Verdict.AGAIN;
        return pass(network) ? Verdict.PASS : Verdict.DROP;
    }

    private boolean good(String token) {
        int dot = token.indexOf('.');
        if (dot < 1 || token.length() > 60 || !token.substring(0, dot).matches("[0-9]{1,15}")) return false;
        long second = Long.parseLong(token.substring(0, dot));
        boolean ours = MessageDigest.isEqual(
                token(second).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
        var age = Duration.ofMillis(clock.millis() - second * 1000);
        return ours && age.compareTo(LEAST) >= 0 && age.compareTo(MOST) <= 0;
    }

    private String token(long second) {
        var mac = Arrays.copyOf(vault.blind("press form\0" + second), 16);
        return second + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private synchronized boolean pass(String network) {
        if (spent.size() >= MOST_KEPT) spent.values().removeIf(it -> it <= clock.millis());
        if (spent.size() >= MOST_KEPT) spent.clear();
        return take("n " + network, FROM_A_NETWORK) && take("", FROM_EVERYBODY);
    }

    /** A bucket of as many as an hour gives, refilled evenly. */
    private boolean take(String who, int perHour) {
        long now = clock.millis();
        long until = Math.max(spent.getOrDefault(who, 0L), now) + HOUR / perHour;
        if (until - now > HOUR) return false;
        spent.put(who, until);
        return true;
    }
}
