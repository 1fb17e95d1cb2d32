package org.communique.choices;

import java.time.Clock;
import org.communique.audience.Subscriptions;
import org.communique.store.Store;
import org.communique.vault.Vault;

/**
 * All that people do behind their own links.
 *
 * @param links       which link is whose
 * @param preferences what she has chosen
 */
public record Choices(Links links, Preferences preferences) {

    /** What it stands on. */
    public record Rooms(Store store, Vault vault, Subscriptions subscriptions, Clock clock) {}

    public static Choices of(Rooms rooms) {
        var links = new Links(rooms);
        return new Choices(links, new Preferences(rooms));
    }
}
