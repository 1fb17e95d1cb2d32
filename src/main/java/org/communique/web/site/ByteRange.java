package org.communique.web.site;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of a file that was asked for (RFC 9110 §14). Pure.
 *
 * @param from first byte, from 0
 * @param to   last byte, inclusive; smaller than {@code from} if no byte of the file was asked for
 */
record ByteRange(long from, long to) {

    private static final Pattern ONE =
            Pattern.compile("(?i)bytes\\s*=\\s*(?:(\\d{1,18})\\s*-\\s*(\\d{0,18})|-\\s*(\\d{1,18}))\\s*");

    /**
     * Empty if the whole file answers: nothing or no single range of bytes was asked for (§14.2 lets a server ignore the
     * rest), or what the client holds a part of is no longer this file.
     *
     * @param range   the header; may be null
     * @param ifRange the header; may be null. A date never matches, as files carry none (§13.1.5)
     * @param tag     strong tag of the file, with quotes
     */
    static Optional<ByteRange> of(String range, String ifRange, String tag, long length) {
        if (range == null || ifRange != null && !ifRange.strip().equals(tag)) return Optional.empty();
        var parts = ONE.matcher(range.strip());
        if (!parts.matches()) return Optional.empty();
        if (parts.group(3) != null) return Optional.of(suffix(Long.parseLong(parts.group(3)), length));
        long from = Long.parseLong(parts.group(1));
        long to = parts.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(parts.group(2));
        if (to < from) return Optional.empty();
        return Optional.of(from >= length ? NOTHING : new ByteRange(from, Math.min(to, length - 1)));
    }

    private static final ByteRange NOTHING = new ByteRange(0, -1);

    private static ByteRange suffix(long bytes, long length) {
        return bytes == 0 || length == 0 ? NOTHING : new ByteRange(Math.max(0, length - bytes), length - 1);
    }

    boolean nothing() {
        return to < from;
    }

    /** Bytes in it. */
    long length() {
        return to - from + 1;
    }

    /** The value of Content-Range (§14.4). */
    String of(long length) {
        return nothing() ? "bytes */" + length : "bytes " + from + "-" + to + "/" + length;
    }
}
