package org.communique.web.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.communique.feed.Prepared;

/**
 * The one style sheet of the public pages. Its address holds its hash, so it may be kept for ever.
 *
 * @param path below the base URL
 */
record StyleSheet(String path, Prepared prepared) {

    private static final String FILE = "/static/site.css";
    /** The address changes when the words do, so any fixed date is true. */
    private static final Instant ALWAYS = Instant.parse("2020-01-01T00:00:00Z");

    static StyleSheet load() {
        try (var file = StyleSheet.class.getResourceAsStream(FILE)) {
            if (file == null) throw new IllegalStateException("the style sheet " + FILE + " is missing from the jar");
            var css = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            var prepared = Prepared.of(css, ALWAYS, "text/css");
            return new StyleSheet("/static/site." + prepared.etag() + ".css", prepared);
        } catch (IOException e) {
            throw new UncheckedIOException("the style sheet could not be read", e);
        }
    }
}
