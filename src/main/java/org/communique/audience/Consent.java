package org.communique.audience;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One piece of evidence (GDPR Art. 7(1), 7(3)): somebody agreed to be told through a list, or took it back.
 *
 * @param wording what was shown or declared
 * @param source  how it came: {@code import}, {@code form}, {@code mail-link}, {@code one-click}, {@code page}, {@code staff}
 * @param network keyed hash of the truncated IP address; empty where there was no request, or none worth keeping
 * @param batch   number of the import it came with
 */
public record Consent(
        long list,
        long contact,
        Event event,
        Wording wording,
        String source,
        Optional<byte[]> network,
        Optional<Long> batch) {

    /** What happened. */
    public enum Event {
        GIVEN,
        WITHDRAWN;

        /** The word in the table. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The exact words.
     *
     * @param language BCP 47 tag, {@code und} if not known
     * @param form     where they stand, such as {@code subscribe}; empty = in no form of ours
     */
    public record Wording(String language, String text, String form) {}

    /** Without a request behind it. */
    public Consent(long list, long contact, Event event, Wording wording, String source) {
        this(list, contact, event, wording, source, Optional.empty(), Optional.empty());
    }

    public Consent {
        network = network.map(it -> Arrays.copyOf(it, it.length));
    }
}
