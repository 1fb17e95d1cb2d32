package org.communique.feed;

import java.time.Instant;
import java.util.Locale;

/**
 * As much of a readable edition as a link needs.
 *
 * @param statement groups the editions of a statement; never shown
 * @param path      of its page below the base URL
 */
public record Listed(
        long statement, Locale language, String path, String title, Instant publishedAt, Instant updatedAt) {}
