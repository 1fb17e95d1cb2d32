package org.communique.transfer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How the characters of a file are written, judged by its beginning.
 *
 * @param skip bytes of the byte order mark
 */
record Encoding(Charset charset, int skip) {

    private static final int BYTE_PAIRS_OF_UTF_16 =
            3; // at least a third of the pairs has a zero byte at the same place

    static Encoding of(byte[] beginning) {
        if (starts(beginning, 0xEF, 0xBB, 0xBF)) return new Encoding(StandardCharsets.UTF_8, 3);
        if (starts(beginning, 0xFF, 0xFE)) return new Encoding(StandardCharsets.UTF_16LE, 2);
        if (starts(beginning, 0xFE, 0xFF)) return new Encoding(StandardCharsets.UTF_16BE, 2);
        int[] zeros = new int[2];
        for (int i = 0; i < beginning.length; i++) if (beginning[i] == 0) zeros[i & 1]++;
        int enough = Math.max(2, beginning.length / 2 / BYTE_PAIRS_OF_UTF_16);
        if (zeros[1] >= enough && zeros[0] * 8 < zeros[1]) return new Encoding(StandardCharsets.UTF_16LE, 0);
        if (zeros[0] >= enough && zeros[1] * 8 < zeros[0]) return new Encoding(StandardCharsets.UTF_16BE, 0);
        return new Encoding(mostlyUtf8(beginning) ? StandardCharsets.UTF_8 : codePage(beginning), 0);
    }

    /** The name people know it by. */
    String code() {
        return charset.name();
    }

    private static boolean starts(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) if (bytes.length <= i || (bytes[i] & 255) != with[i]) return false;
        return true;
    }

    /** Of the lines that are not plain ASCII most are UTF-8; the others are faults of their rows. The last line may be cut. */
    private static boolean mostlyUtf8(byte[] bytes) {
        int good = 0;
        int bad = 0;
        int from = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i < bytes.length && bytes[i] != '\n') continue;
            if (!ascii(bytes, from, i)) {
                if (utf8(bytes, from, i, i == bytes.length)) good++;
                else bad++;
            }
            from = i + 1;
        }
        return bad == 0 || good > bad;
    }

    private static boolean ascii(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) if (bytes[i] < 0) return false;
        return true;
    }

    private static boolean utf8(byte[] bytes, int from, int to, boolean cut) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return !decoder.decode(ByteBuffer.wrap(bytes, from, to - from), CharBuffer.allocate(to - from + 1), !cut)
                .isError();
    }

    /** Cyrillic words are written in letters above ASCII throughout, western ones have one here and there. */
    private static Charset codePage(byte[] bytes) {
        int above = 0;
        int beside = 0;
        for (int i = 0; i < bytes.length; i++)
            if ((bytes[i] & 255) >= 0xC0) {
                above++;
                if (i > 0 && (bytes[i - 1] & 255) >= 0xC0) beside++;
            }
        return Charset.forName(beside * 2 > above ? "windows-1251" : "windows-1252");
    }

    /** Which of the separators the first line of a table has most of; a comma if none. */
    static char separator(String beginning) {
        var line = beginning.lines().filter(it -> !it.isBlank()).findFirst().orElse("");
        int[] seen = new int[4];
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '"') quoted = !quoted;
            int which = ",;\t|".indexOf(line.charAt(i));
            if (which >= 0 && !quoted) seen[which]++;
        }
        int most = Arrays.stream(seen).max().orElse(0);
        for (int i = 0; i < seen.length; i++) if (most > 0 && seen[i] == most) return ",;\t|".charAt(i);
        return ',';
    }
}
