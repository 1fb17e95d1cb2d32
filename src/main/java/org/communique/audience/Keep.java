package org.communique.audience;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * How long the keyed hash of an erased address is kept, so that no import brings it back and nobody writes to it again.
 *
 * @param years 0 = not at all, {@link #FOR_EVER}, or 1 to 100
 */
public record Keep(int years) {

    /** Until the person herself joins again. */
    public static final int FOR_EVER = -1;

    /** @throws IllegalArgumentException if years are beyond the range */
    public Keep {
        if (years < FOR_EVER || years > 100)
            throw new IllegalArgumentException("keep the suppression 'forever', 'none', or for 1 to 100 years");
    }

    /** The usual choice. */
    public static Keep forEver() {
        return new Keep(FOR_EVER);
    }

    /**
     * Reads what people write.
     *
     * @param text {@code forever}, {@code none}, or a number of years
     * @throws IllegalArgumentException if it is anything else
     */
    public static Keep of(String text) {
        var word = text.strip().toLowerCase(Locale.ROOT);
        if (word.equals("forever")) return forEver();
        if (word.equals("none")) return new Keep(0);
        return new Keep(word.matches("[1-9]\\d{0,2}") ? Integer.parseInt(word) : Integer.MIN_VALUE);
    }

    /** False if nothing at all is kept. */
    boolean anything() {
        return years != 0;
    }

    /** When it is forgotten; empty = never. */
    Optional<Instant> until(Instant now) {
        return years == FOR_EVER
                ? Optional.empty()
                : Optional.of(now.atZone(ZoneOffset.UTC).plusYears(years).toInstant());
    }

    /** For the audit log and the proof. */
    String words() {
        if (years == FOR_EVER) return "suppressed for ever";
        return years == 0 ? "suppression not kept" : "suppressed for " + years + " years";
    }
}
