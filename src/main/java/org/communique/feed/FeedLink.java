package org.communique.feed;

import java.util.Locale;

/**
 * Where a feed can be found, for page heads and footers.
 *
 * @param type   media type, without charset
 * @param format the word people know it by, {@code RSS}, {@code Atom} or {@code JSON Feed}
 * @param title  names the feed and its format; no two are equal
 */
public record FeedLink(Locale language, String path, String type, String format, String title) {}
