package org.communique.mail;

import java.util.Map;

/**
 * A part in quoted-printable. Soft line breaks around a slot set it on lines of its own, so nothing before or after it
 * depends on its length.
 */
final class QuotedPart implements EncodedPart {

    private static final byte[] SOFT_BREAK = {'=', '\r', '\n'};
    private static final byte[] NOTHING = {};

    private final Cut cut;
    private final byte[][] literals;

    private QuotedPart(Cut cut, byte[][] literals) {
        this.cut = cut;
        this.literals = literals;
    }

    static QuotedPart of(Cut cut) {
        var literals = cut.literals().stream().map(QuotedPrintable::encode).toArray(byte[][]::new);
        return new QuotedPart(cut, literals);
    }

    @Override
    public String encoding() {
        return "quoted-printable";
    }

    @Override
    public int size() {
        int size = 0;
        for (var literal : literals) size += literal.length + 2 * SOFT_BREAK.length;
        return size;
    }

    @Override
    public void fill(Map<String, String> values, Pieces out) {
        out.add(literals[0]);
        for (int i = 1; i < literals.length; i++) {
            var before = literals[i - 1];
            var value = QuotedPrintable.encode(cut.value(i - 1, values));
            out.add(before.length == 0 || before[before.length - 1] == '\n' ? NOTHING : SOFT_BREAK);
            out.add(value);
            boolean lineEnds = literals[i].length > 0 && literals[i][0] == '\r';
            out.add(value.length == 0 || lineEnds ? NOTHING : SOFT_BREAK);
            out.add(literals[i]);
        }
    }
}
