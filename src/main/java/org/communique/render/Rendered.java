package org.communique.render;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;

/**
 * One edition as it goes out. {@code html} and {@code text} are the two twins of the mail and hold slots that are filled
 * for each recipient ({@link Slots}); {@code page} and {@code entry} are sanitised fragments of the body for the public page and
 * the feed entry.
 */
public record Rendered(Locale language, String subject, String html, String text, String page, String entry) {

    /** SHA-256 over every part: what an approval is bound to. */
    public byte[] sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : List.of(language.toLanguageTag(), subject, html, text, page, entry)) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
