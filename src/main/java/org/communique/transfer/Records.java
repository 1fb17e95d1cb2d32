package org.communique.transfer;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a table record by record (RFC 4180 with any separator), in constant memory. A record that is broken becomes one that says
 * so, and reading goes on with the next line: one quotation mark that is not closed costs one row and not the rest of the file.
 */
final class Records {

    static final int CELLS = 1000;
    static final int CHARACTERS = 256 * 1024;

    /** Instead of a separator: every line is one cell, and a quotation mark in it is only that. */
    static final char NONE = '\uFFFF';

    private final Source source;
    private final char separator;
    private final StringBuilder cell = new StringBuilder();
    private long row;

    Records(Reader in, char separator) {
        source = new Source(in, CHARACTERS);
        this.separator = separator;
    }

    /**
     * A record.
     *
     * @param row    as a spreadsheet counts, from 1
     * @param broken what is wrong with it; empty if nothing is
     */
    record Record(long row, List<String> cells, String broken) {
        boolean blank() {
            return broken.isEmpty() && cells.size() == 1 && cells.get(0).isBlank();
        }

        String cell(int i) {
            return i >= 0 && i < cells.size() ? cells.get(i) : "";
        }
    }

    /** The next record; null at the end. */
    Record next() {
        try {
            source.mark();
            if (source.peek() < 0) return null;
            row++;
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException("the file cannot be read", e);
        }
    }

    private Record read() throws IOException {
        var cells = new ArrayList<String>(8);
        while (true) {
            int end = source.peek() == '"' && separator != NONE ? quoted(cells) : plain(cells);
            if (end == BROKEN_QUOTE)
                return resume(cells, "a quotation mark is not closed, or something follows the closing one");
            if (end == TOO_LONG)
                return resume(cells, "the row is longer than " + CHARACTERS / 1024 + " thousand characters");
            if (end != separator) return new Record(row, cells, "");
            if (cells.size() == CELLS) return resume(cells, "the row has more than " + CELLS + " cells");
        }
    }

    private static final int BROKEN_QUOTE = -2;
    private static final int TOO_LONG = -3;

    /** Reads up to the separator or the end of the line, and returns which: the separator, {@code \n}, or -1 at the end. */
    private int plain(List<String> cells) throws IOException {
        cell.setLength(0);
        while (true) {
            int c = source.run(cell, separator);
            if (c == Source.FULL) return TOO_LONG;
            cells.add(cell.toString());
            return c == '\r' ? newline() : c;
        }
    }

    private int quoted(List<String> cells) throws IOException {
        cell.setLength(0);
        source.read();
        while (true) {
            int c = source.read();
            if (c == '"') {
                if (source.peek() != '"') break;
                source.read();
            } else if (c < 0) return BROKEN_QUOTE;
            cell.append((char) c);
        }
        cells.add(cell.toString());
        int c = source.read();
        if (c == Source.FULL) return TOO_LONG;
        if (c == '\r') return newline();
        return c == separator || c == '\n' || c == -1 ? c : BROKEN_QUOTE;
    }

    private int newline() throws IOException {
        if (source.peek() == '\n') source.read();
        return '\n';
    }

    /** Goes back to the first line of a broken record and leaves it out. */
    private Record resume(List<String> cells, String broken) throws IOException {
        source.reset();
        var line = source.skipLine();
        return new Record(row, cells.size() > CELLS / 2 ? List.of(line) : firstLine(line), broken);
    }

    private List<String> firstLine(String line) {
        return List.of(line.split(java.util.regex.Pattern.quote(String.valueOf(separator)), CELLS));
    }
}
