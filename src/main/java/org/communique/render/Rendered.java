package org.communique.render;

import java.util.Locale;

/**
 * One edition as it goes out. {@code html} and {@code text} are the two twins of the mail and hold slots that are filled
 * for each recipient ({@link Slots}); {@code page} and {@code entry} are sanitised fragments of the body for the public page and
 * the feed entry.
 */
public record Rendered(Locale language, String subject, String html, String text, String page, String entry) {}
