package org.communique.web.site;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** User name and password of an Authorization header (RFC 7617, UTF-8). */
record BasicCredentials(String user, String password) {

    private static final String SCHEME = "basic ";

    /** Empty for a missing header, another scheme, and what is malformed. */
    static Optional<BasicCredentials> of(Optional<String> header) {
        return header.filter(it -> it.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .flatMap(it -> decoded(it.substring(SCHEME.length()).strip()))
                .flatMap(BasicCredentials::split);
    }

    private static Optional<BasicCredentials> split(String pair) {
        int colon = pair.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(new BasicCredentials(pair.substring(0, colon), pair.substring(colon + 1)));
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** A mask. */
    @Override
    public String toString() {
        return "[credentials]";
    }
}
