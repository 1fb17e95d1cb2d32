package org.communique.openid;

import java.util.Optional;

/**
 * Somebody as a provider knows her.
 *
 * @param issuer  the provider
 * @param subject hers for ever, and nobody else's, at this provider (OpenID Connect Core §2, {@code sub})
 * @param mail    her address, if the provider says that it has verified it
 */
public record Identity(String issuer, String subject, Optional<String> mail) {

    /** A mask: it names a person. */
    @Override
    public String toString() {
        return "[identity]";
    }
}
