package org.communique.web.site;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Conditional requests and content encodings (RFC 9110 §8.8, §12.5.3, §13.1). Pure. */
final class Conditions {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"");
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);
    private static final Pattern GZIP =
            Pattern.compile("(?:^|,)\\s*(?:x-)?gzip\\s*(;[^,]*)?(?=,|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ANY = Pattern.compile("(?:^|,)\\s*\\*\\s*(;[^,]*)?(?=,|$)");
    private static final Pattern NONE = Pattern.compile(";\\s*q=0(?:\\.0*)?\\s*", Pattern.CASE_INSENSITIVE);
    private static final String GZIP_SUFFIX = "-gzip";

    private Conditions() {}

    /**
     * Whether the client has the current document.
     *
     * @param noneMatch     If-None-Match, which alone decides if it is there; may be null
     * @param modifiedSince If-Modified-Since, ignored if it is no date; may be null
     */
    static boolean unchanged(String noneMatch, String modifiedSince, String etag, Instant lastModified) {
        if (noneMatch != null) return matches(noneMatch, etag);
        return date(modifiedSince).map(since -> !lastModified.isAfter(since)).orElse(false);
    }

    /** The tag of one encoding: each has its own, as their bytes differ (RFC 9110 §8.8.3.3). */
    static String tag(String etag, boolean gzip) {
        return "\"" + etag + (gzip ? GZIP_SUFFIX : "") + "\"";
    }

    static String date(Instant instant) {
        return HTTP_DATE.format(instant.atZone(ZoneOffset.UTC));
    }

    /** Whether the client takes gzip, which we prefer whenever it does. */
    static boolean takesGzip(String acceptEncoding) {
        if (acceptEncoding == null) return false;
        if (acceptEncoding.equals("gzip")) return true;
        return weight(GZIP, acceptEncoding)
                .or(() -> weight(ANY, acceptEncoding))
                .map(it -> !NONE.matcher(it).matches())
                .orElse(false);
    }

    /** What is said of a coding, empty text if nothing more than its name; empty if it is not named. */
    private static Optional<String> weight(Pattern coding, String acceptEncoding) {
        var named = coding.matcher(acceptEncoding);
        return named.find() ? Optional.of(Objects.requireNonNullElse(named.group(1), "")) : Optional.empty();
    }

    private static boolean matches(String noneMatch, String etag) {
        if (noneMatch.equals(tag(etag, true)) || noneMatch.equals(tag(etag, false))) return true; // as nearly all ask
        if (noneMatch.strip().equals("*")) return true;
        return TAG.matcher(noneMatch)
                .results()
                .map(it -> withoutSuffix(it.group(1)))
                .anyMatch(etag::equals);
    }

    /** Proxies that compress by themselves add the suffix too and do not take it off again (Apache bug 45023). */
    private static String withoutSuffix(String tag) {
        return tag.endsWith(GZIP_SUFFIX) ? tag.substring(0, tag.length() - GZIP_SUFFIX.length()) : tag;
    }

    private static Optional<Instant> date(String header) {
        try {
            return header == null
                    ? Optional.empty()
                    : Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
