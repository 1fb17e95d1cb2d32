package org.communique.hub;

import java.util.Locale;
import java.util.Optional;

/** What a callback is asked or told ({@code hub.mode}). */
enum Mode {
    SUBSCRIBE,
    UNSUBSCRIBE,
    /** A subscription is refused, or ends before its lease; nothing is asked. */
    DENIED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a subscriber may ask for; empty for any other word. */
    static Optional<Mode> wanted(String code) {
        return switch (code) {
            case "subscribe" -> Optional.of(SUBSCRIBE);
            case "unsubscribe" -> Optional.of(UNSUBSCRIBE);
            default -> Optional.empty();
        };
    }
}
