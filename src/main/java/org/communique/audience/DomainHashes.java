package org.communique.audience;

import java.util.HashMap;
import java.util.Map;
import org.communique.vault.Vault;

/** The hashes of domains, each worked out once: most people have one of a few. */
final class DomainHashes {

    private static final int MOST = 10_000;

    private final Vault vault;
    private final Map<String, byte[]> known = new HashMap<>();

    DomainHashes(Vault vault) {
        this.vault = vault;
    }

    byte[] of(String domain) {
        if (known.size() > MOST) known.clear();
        return known.computeIfAbsent(domain, it -> Destinations.index(vault, it));
    }
}
