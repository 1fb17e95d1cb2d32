package org.communique.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * A part in base64 (RFC 2045 §6.8). Three bytes make four characters, so what follows a slot is encoded once for each of the
 * three places at which its groups may begin, and the bytes at the seams go on a line with the slot's value. Lines may be
 * short: readers skip line breaks.
 */
final class Base64Part implements EncodedPart {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, "\r\n".getBytes(StandardCharsets.ISO_8859_1));
    private static final byte[] BREAK = {'\r', '\n'};

    private final Cut cut;
    private final Literal[] literals;

    private Base64Part(Cut cut, Literal[] literals) {
        this.cut = cut;
        this.literals = literals;
    }

    static Base64Part of(Cut cut) {
        int last = cut.literals().size() - 1;
        var literals = new Literal[last + 1];
        for (int i = 0; i <= last; i++) literals[i] = Literal.of(cut.literals().get(i), i == last);
        return new Base64Part(cut, literals);
    }

    @Override
    public String encoding() {
        return "base64";
    }

    @Override
    public int size() {
        return Arrays.stream(literals).mapToInt(it -> it.encoded()[0].length).sum();
    }

    @Override
    public void fill(Map<String, String> values, Pieces out) {
        out.add(literals[0].encoded()[0]);
        var seam = literals[0].left()[0];
        for (int i = 1; i < literals.length; i++) {
            seam = joined(seam, cut.value(i - 1, values));
            int missing = (3 - seam.length % 3) % 3;
            var next = literals[i];
            if (next.raw().length < missing) {
                seam = joined(seam, next.raw());
            } else {
                out.add(LINES.encode(joined(seam, Arrays.copyOf(next.raw(), missing))));
                if (i < literals.length - 1 || next.encoded()[missing].length > 0) out.add(BREAK);
                out.add(next.encoded()[missing]);
                seam = next.left()[missing];
            }
        }
        out.add(LINES.encode(seam));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /**
     * What stands between two slots.
     *
     * @param encoded for 0, 1 or 2 bytes that went to the seam before: whole groups
     * @param left    for the same: the 0 to 2 bytes that go to the seam after
     */
    private record Literal(byte[] raw, byte[][] encoded, byte[][] left) {

        static Literal of(byte[] raw, boolean last) {
            var encoded = new byte[3][];
            var left = new byte[3][];
            for (int skip = 0; skip < 3; skip++) {
                int from = Math.min(skip, raw.length);
                int to = last ? raw.length : from + (raw.length - from) / 3 * 3;
                var lines = LINES.encode(Arrays.copyOfRange(raw, from, to));
                encoded[skip] = last || lines.length == 0 ? lines : joined(lines, BREAK);
                left[skip] = Arrays.copyOfRange(raw, to, raw.length);
            }
            return new Literal(raw, encoded, left);
        }
    }
}
