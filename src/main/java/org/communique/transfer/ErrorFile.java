package org.communique.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows that failed, with a column that says why: to be mended and taken in again. Made when there is the first of them. */
final class ErrorFile {

    private static final long ROWS = 100_000;
    private static final long CHARACTERS = 64L * 1024 * 1024;

    private final Path folder;
    private List<String> header = List.of();
    private Path file;
    private Writer out;
    private long rows;
    private long characters;

    ErrorFile(Path folder) {
        this.folder = folder;
    }

    /** @param rows in it, at most 100,000 */
    record Written(Path file, long rows) {}

    void header(List<String> cells) {
        header = cells;
    }

    void add(Person.Faulty fault) {
        if (rows >= ROWS || characters > CHARACTERS) return;
        if (out == null) open();
        write(fault.cells(), fault.field() + ": " + fault.message());
        rows++;
    }

    Optional<Written> close() {
        if (out == null) return Optional.empty();
        try {
            out.close();
            return Optional.of(new Written(file, rows));
        } catch (IOException e) {
            throw new UncheckedIOException("the file of errors cannot be written", e);
        }
    }

    private void open() {
        try {
            file = PrivateFiles.create(folder, "errors", ".csv");
            out = Channels.newWriter(PrivateFiles.open(file), StandardCharsets.UTF_8);
            out.write('\uFEFF');
            write(header, "error");
        } catch (IOException e) {
            throw new UncheckedIOException("the file of errors cannot be made", e);
        }
    }

    private void write(List<String> cells, String error) {
        var all = new ArrayList<>(cells);
        while (all.size() < header.size()) all.add("");
        all.add(error);
        try {
            var line = Cells.line(all);
            characters += line.length();
            out.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException("the file of errors cannot be written", e);
        }
    }
}
