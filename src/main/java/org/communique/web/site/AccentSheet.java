package org.communique.web.site;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.communique.feed.Prepared;
import org.communique.render.Accent;

/** The colour of a letterhead as a style sheet of its own, made of its address alone: our pages carry no styles inside. */
final class AccentSheet {

    private static final Pattern FILE = Pattern.compile("accent-([0-9a-f]{6})\\.css");

    /** The address says all that is in it. */
    private static final Instant ALWAYS = Instant.parse("2020-01-01T00:00:00Z");

    private AccentSheet() {}

    /** Its path below the base URL; empty for the usual colour. */
    static String path(String colour) {
        return colour.isEmpty()
                ? ""
                : "/static/accent-" + colour.substring(1).toLowerCase(java.util.Locale.ROOT) + ".css";
    }

    /** The sheet of this file name; empty if it is none. */
    static Optional<Prepared> of(String file) {
        var matcher = FILE.matcher(file);
        if (!matcher.matches()) return Optional.empty();
        var accent = Accent.of("#" + matcher.group(1));
        var css = ":root{--accent:light-dark(%s,%s)}\n".formatted(accent.light(), accent.dark());
        return Optional.of(Prepared.of(css, ALWAYS, "text/css"));
    }
}
