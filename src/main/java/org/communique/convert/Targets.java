package org.communique.convert;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Where links lead: to the web and to mail, as the renderer has it. */
final class Targets {

    private static final Pattern SAFE =
            Pattern.compile("(https?://[^\\s/?#]|mailto:[^\\s])[^\\s]*", Pattern.CASE_INSENSITIVE);

    /** Google puts itself between a published document and what it links to. */
    private static final Pattern DETOUR = Pattern.compile("https?://www\\.google\\.com/url\\?(?:.*&)?q=(http[^&]+).*");

    private static final int LONGEST = 2000;

    private Targets() {}

    static boolean safe(String target) {
        return target.length() <= LONGEST
                && SAFE.matcher(target.strip().replace(' ', '+')).matches();
    }

    /** As it stands between the parentheses of a link. */
    static String written(String target) {
        var url = target.strip();
        var detour = DETOUR.matcher(url);
        if (detour.matches()) url = decoded(detour.group(1));
        var written = new StringBuilder();
        url.codePoints().forEach(c -> {
            if (c <= ' ' || "()<>\\\"`*[]".indexOf(c) >= 0) written.append("%%%02X".formatted(c));
            else written.appendCodePoint(c);
        });
        return written.toString();
    }

    private static String decoded(String url) {
        try {
            var plain = java.net.URLDecoder.decode(url, StandardCharsets.UTF_8);
            return safe(plain) ? plain : url;
        } catch (IllegalArgumentException halfEncoded) {
            return url;
        }
    }
}
