package org.communique.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** How long a dispatch will take: each rule that holds it back has its own time, and the longest of them is the answer. */
public final class Forecast {

    /** Assumed of a relay nobody has measured here: seconds that one mail keeps one connection busy. */
    private static final double ASSUMED_SECONDS = 0.1;

    private Forecast() {}

    /**
     * What is known beforehand.
     *
     * @param recipients        by provider
     * @param connections       to all relays together, 1 or more
     * @param madePerSecond     mails composed and signed in a second; 0 = not measured
     * @param acceptedPerSecond by the relays in the past; empty = no dispatch has ended yet
     */
    public record Known(
            Map<String, Long> recipients,
            Providers providers,
            int connections,
            double madePerSecond,
            OptionalDouble acceptedPerSecond) {

        long all() {
            return recipients.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Seconds that one mail keeps one connection busy. */
        double oneMail() {
            return acceptedPerSecond.isPresent() ? connections / acceptedPerSecond.getAsDouble() : ASSUMED_SECONDS;
        }
    }

    /**
     * One rule and the time it needs by itself.
     *
     * @param rule in words
     */
    public record Bound(String rule, Duration time) {}

    /** Every rule that holds the dispatch back, the one that decides first; empty if there is nobody to write to. */
    public static List<Bound> of(Known known) {
        if (known.all() == 0) return List.of();
        var bounds = new ArrayList<Bound>();
        bounds.add(relays(known));
        if (known.madePerSecond() > 0)
            bounds.add(bound(
                    "making the mails: %.0f composed and signed a second, as just measured"
                            .formatted(known.madePerSecond()),
                    known.all() / known.madePerSecond()));
        for (var provider : known.providers().all())
            provider(known, provider, known.recipients().getOrDefault(provider.name(), 0L), bounds);
        bounds.sort(Comparator.comparing(Bound::time).reversed());
        return List.copyOf(bounds);
    }

    private static Bound relays(Known known) {
        if (known.acceptedPerSecond().isPresent())
            return bound(
                    "the relays: %.0f mails a second were accepted in the last dispatches"
                            .formatted(known.acceptedPerSecond().getAsDouble()),
                    known.all() / known.acceptedPerSecond().getAsDouble());
        return bound(
                "the relays: %d connections; no dispatch has ended here yet, so 0.1 s a mail is assumed"
                        .formatted(known.connections()),
                known.all() * ASSUMED_SECONDS / known.connections());
    }

    private static void provider(Known known, Provider provider, long recipients, List<Bound> bounds) {
        var limits = provider.limits();
        if (recipients == 0) return;
        if (limits.perMinute() > 0)
            bounds.add(bound(
                    "%s is given %d a minute at most".formatted(provider.name(), limits.perMinute()),
                    recipients / limits.perSecond()));
        if (limits.inFlight() > 0)
            bounds.add(bound(
                    "%s is given %d at once at most".formatted(provider.name(), limits.inFlight()),
                    recipients * known.oneMail() / limits.inFlight()));
    }

    private static Bound bound(String rule, double seconds) {
        return new Bound(rule, Duration.ofMillis(Math.round(seconds * 1000)));
    }
}
