package org.communique.smtp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Reads replies (RFC 5321 §4.2), of which a hostile server can make neither a line nor their number endless. */
final class ReplyReader {

    static final int LONGEST_LINE = 4096;
    static final int MOST_LINES = 100;

    private final Line line;
    private final byte[] buffer = new byte[2 * LONGEST_LINE];
    private final byte[] kept = new byte[2 * LONGEST_LINE];
    private int from;
    private int to;
    private int keptLength;

    ReplyReader(Line line) {
        this.line = line;
    }

    /** Whether something was said that nobody has read yet. */
    boolean ahead() {
        return to > from;
    }

    /** Whether a whole line is here, so that reading it needs no waiting. */
    boolean ready() {
        for (int i = from; i < to; i++) if (buffer[i] == '\n') return true;
        return false;
    }

    /** The code of the next reply, 200 to 599, which came whole within the time. */
    int next(Duration patience) throws IOException {
        keptLength = 0;
        line.begin(patience);
        try {
            int code = 0;
            for (int lines = 0; lines < MOST_LINES; lines++) {
                int end = lineEnd();
                int said = code(end);
                boolean last = end - from < 4 || buffer[from + 3] != '-';
                keep(end);
                from = end + 1;
                if (code != 0 && said != code) throw garbled("the lines of a reply disagree");
                code = said;
                if (last) return code;
            }
            throw garbled("a reply has no end");
        } finally {
            line.end();
        }
    }

    /** The lines of the reply just read, without codes. */
    String[] lines() {
        return new String(kept, 0, keptLength, StandardCharsets.UTF_8).split("\n");
    }

    private int lineEnd() throws IOException {
        int at = from;
        while (true) {
            for (; at < to; at++) if (buffer[at] == '\n') return at;
            if (to - from >= LONGEST_LINE) throw garbled("a line of a reply is too long");
            at -= makeRoom();
            var into = ByteBuffer.wrap(buffer, to, buffer.length - to);
            line.read(into);
            to = into.position();
        }
    }

    private int makeRoom() {
        int moved = from;
        if (from == to) from = to = 0;
        else if (from > LONGEST_LINE) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        return moved - from;
    }

    private int code(int end) throws Broken {
        if (end - from < 3) throw garbled("a reply has no code");
        int a = buffer[from] - '0';
        int b = buffer[from + 1] - '0';
        int c = buffer[from + 2] - '0';
        if (a < 2 || a > 5 || b < 0 || b > 9 || c < 0 || c > 9) throw garbled("a reply has no code");
        int after = end - from > 3 ? buffer[from + 3] : ' ';
        if (after != ' ' && after != '-' && after != '\r') throw garbled("a reply has no code");
        return a * 100 + b * 10 + c;
    }

    private void keep(int end) {
        int stop = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
        int start = Math.min(from + 4, stop);
        int length = Math.min(stop - start, kept.length - keptLength - 1);
        if (length < 0) return;
        System.arraycopy(buffer, start, kept, keptLength, length);
        keptLength += length;
        kept[keptLength++] = '\n';
    }

    private static Broken garbled(String what) {
        return new Broken(Broken.How.GARBLED, what);
    }
}
