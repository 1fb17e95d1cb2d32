package org.communique.transfer;

import java.util.Locale;
import org.communique.audience.Arrival;

/** The words other programs, and our own export, have for what a person wishes. */
final class Statuses {

    private Statuses() {}

    static Arrival.Standing of(String word, Arrival.Standing otherwise) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "subscribed", "confirmed", "active", "enabled" -> otherwise;
            case "unsubscribed", "left", "opted-out", "optout" -> Arrival.Standing.LEFT;
            case "cleaned", "bounced", "unreachable", "invalid" -> Arrival.Standing.BOUNCED;
            case "suppressed", "blocklisted", "blacklisted", "disabled", "complaint", "blocked" ->
                Arrival.Standing.BLOCKED;
            case "pending", "unconfirmed" ->
                throw new People.Unreadable("status", "the person has not confirmed, so nobody is told through it");
            default -> throw new People.Unreadable("status", "write subscribed, unsubscribed, bounced or suppressed");
        };
    }
}
