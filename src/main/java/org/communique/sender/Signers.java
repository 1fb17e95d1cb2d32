package org.communique.sender;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The signer of each domain. Keys are read and opened once and kept for some seconds, so that a switch made by another
 * process is seen soon and no message waits for the database.
 */
public final class Signers {

    /** A key that is switched by another process signs at most this long after it. */
    static final Duration FRESH = Duration.ofSeconds(10);

    private final DkimKeys keys;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    public Signers(DkimKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The signer for mail whose From address is in {@code domain}; ask for it with each message. Without live keys it is
     * {@link Signer#NONE}, and the mail goes out unsigned.
     */
    public Signer of(String domain) {
        var name = domain.toLowerCase(Locale.ROOT);
        var now = clock.instant();
        var found = kept.get(name);
        if (found != null && now.isBefore(found.until())) return found.signer();
        return kept.compute(name, (same, old) -> old != null && now.isBefore(old.until()) ? old : read(name, now))
                .signer();
    }

    private Kept read(String domain, Instant now) {
        var live = keys.live(domain);
        return new Kept(live.isEmpty() ? Signer.NONE : new DkimSigner(live), now.plus(FRESH));
    }

    private record Kept(Signer signer, Instant until) {}
}
