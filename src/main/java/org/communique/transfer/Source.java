package org.communique.transfer;

import java.io.IOException;
import java.io.Reader;

/** Characters of a file, with a mark one can go back to. Never holds more than a fixed number of them. */
final class Source {

    /** More characters since the mark than are kept. */
    static final int FULL = -9;

    private static final int KEPT_OF_LINE = 1000;

    private final Reader in;
    private final char[] buffer;
    private int mark;
    private int at;
    private int end;
    private boolean ended;

    Source(Reader in, int kept) {
        this.in = in;
        buffer = new char[kept];
    }

    /** From here on everything is kept. */
    void mark() {
        mark = at;
    }

    void reset() {
        at = mark;
    }

    /** The next character, which stays; -1 at the end, {@link #FULL}. */
    int peek() throws IOException {
        return at < end || fill() ? buffer[at] : ended ? -1 : FULL;
    }

    /** The next character; -1 at the end, {@link #FULL}. */
    int read() throws IOException {
        return at < end || fill() ? buffer[at++] : ended ? -1 : FULL;
    }

    /** Appends what comes before the separator or the end of a line, and returns what ended it. */
    int run(StringBuilder text, char separator) throws IOException {
        while (true) {
            int from = at;
            while (at < end) {
                char c = buffer[at];
                if (c == separator || c == '\n' || c == '\r') {
                    text.append(buffer, from, at - from);
                    at++;
                    return c;
                }
                at++;
            }
            text.append(buffer, from, at - from);
            if (!fill()) return ended ? -1 : FULL;
        }
    }

    /** Reads over the rest of this line, however long it is. @return its beginning */
    String skipLine() throws IOException {
        var line = new StringBuilder();
        while (true) {
            mark = at;
            int c = read();
            if (c == '\r' && peek() == '\n') read();
            if (c < 0 || c == '\n' || c == '\r') return line.toString();
            if (line.length() < KEPT_OF_LINE) line.append((char) c);
        }
    }

    /** Makes room by letting go of what comes before the mark. @return false at the end, or if there is no room */
    private boolean fill() throws IOException {
        if (ended) return false;
        if (mark > 0) {
            System.arraycopy(buffer, mark, buffer, 0, end - mark);
            at -= mark;
            end -= mark;
            mark = 0;
        }
        if (end == buffer.length) return false;
        int n = in.read(buffer, end, Math.min(buffer.length - end, 16 * 1024));
        ended = n <= 0;
        end += Math.max(n, 0);
        return n > 0;
    }
}
