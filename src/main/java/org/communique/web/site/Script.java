package org.communique.web.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.communique.feed.Prepared;

/**
 * The one script of the public pages, which the forms work without. Its address holds its hash, so it may be kept for ever.
 *
 * @param path below the base URL
 */
record Script(String path, Prepared prepared) {

    private static final String FILE = "/static/subscribe.js";
    /** The address changes when the words do, so any fixed date is true. */
    private static final Instant ALWAYS = Instant.parse("2020-01-01T00:00:00Z");

    static Script load() {
        try (var file = Script.class.getResourceAsStream(FILE)) {
            if (file == null) throw new IllegalStateException("the script " + FILE + " is missing from the jar");
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            var prepared = Prepared.of(text, ALWAYS, "text/javascript");
            return new Script("/static/subscribe." + prepared.etag() + ".js", prepared);
        } catch (IOException e) {
            throw new UncheckedIOException("the script could not be read", e);
        }
    }
}
