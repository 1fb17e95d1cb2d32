package org.communique.hub;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.communique.fetch.Fetcher;
import org.communique.fetch.InvalidTarget;
import org.communique.fetch.Target;
import org.communique.vault.Place;
import org.communique.vault.Vault;

/** Callbacks and secrets as they lie in the tables: sealed, and found again by a keyed hash. */
record Callbacks(Vault vault, Fetcher fetcher) {

    byte[] newUid() {
        return vault.random(16);
    }

    byte[] index(Target callback) {
        return vault.blind("hub.callback " + callback.url());
    }

    byte[] hostIndex(Target callback) {
        return vault.blind("hub.host " + callback.host());
    }

    byte[] seal(Target callback, byte[] uid) {
        return vault.seal(callback.url(), new Place("hub.callback", uid));
    }

    /** Empty if it may no longer be called: the operator's list of hosts has changed. */
    Optional<Target> open(byte[] callback, byte[] uid) {
        try {
            return Optional.of(fetcher.target(vault.open(callback, new Place("hub.callback", uid))));
        } catch (InvalidTarget noLonger) {
            return Optional.empty();
        }
    }

    /** A secret may have any bytes; as text, each is a character. */
    byte[] sealSecret(byte[] secret, byte[] uid) {
        return vault.seal(new String(secret, StandardCharsets.ISO_8859_1), new Place("hub.secret", uid));
    }

    byte[] openSecret(byte[] secret, byte[] uid) {
        return vault.open(secret, new Place("hub.secret", uid)).getBytes(StandardCharsets.ISO_8859_1);
    }
}
