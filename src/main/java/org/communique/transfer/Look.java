package org.communique.transfer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a file looks like before anything is done with it: for whoever uploaded it, and for nobody else.
 *
 * @param encoding name of the character set; empty if the file cannot be read
 * @param columns  what each means, guessed or remembered: as {@link Mapping#columns()}
 * @param rows     the first five below the header
 * @param fault    what is wrong with the file as a whole; empty if nothing is
 */
public record Look(
        String encoding,
        String separator,
        List<String> header,
        List<String> columns,
        List<List<String>> rows,
        Optional<ImportFault> fault) {

    private static final int ROWS = 5;
    private static final int CELL = 80;

    public Look {
        header = List.copyOf(header);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** A mask: there are people in it. */
    @Override
    public String toString() {
        return "[look]";
    }

    static Look at(Path file, Format format, Headers headers) {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            Parts.read(in, format, (table, standing) -> {
                throw new Seen(first(table, format, headers));
            });
            return fault(ImportFault.of(ImportFault.Kind.NO_TABLE));
        } catch (Seen seen) {
            return seen.look;
        } catch (InvalidImport broken) {
            return fault(broken.fault());
        } catch (IOException e) {
            throw new UncheckedIOException("the upload cannot be read", e);
        }
    }

    private static Look first(InputStream table, Format format, Headers headers) throws IOException {
        var opened = Opened.of(table, bytes -> {});
        var members = format == Format.MAILMAN;
        var records = new Records(opened.text(), members ? Records.NONE : opened.separator());
        var header = members ? List.of("member") : header(records);
        if (header.isEmpty()) return fault(ImportFault.of(ImportFault.Kind.NO_HEADER));
        var columns = members
                ? List.of(Meaning.MAILBOX.code())
                : headers.read(header, format.columns(header), false).columns();
        return new Look(opened.encoding(), separator(opened), header, columns, rows(records), Optional.empty());
    }

    private static List<String> header(Records records) {
        var header = records.next();
        while (header != null && header.blank()) header = records.next();
        return header == null || !header.broken().isEmpty() ? List.of() : header.cells();
    }

    private static List<List<String>> rows(Records records) {
        var rows = new ArrayList<List<String>>();
        for (var it = records.next(); it != null; it = records.next()) {
            if (it.blank()) continue;
            rows.add(it.cells().stream().map(Look::shortened).toList());
            if (rows.size() == ROWS) break;
        }
        return rows;
    }

    private static String shortened(String cell) {
        return cell.codePointCount(0, cell.length()) <= CELL
                ? cell
                : cell.substring(0, cell.offsetByCodePoints(0, CELL)) + "…";
    }

    private static String separator(Opened opened) {
        return opened.separator() == '\t' ? "tab" : String.valueOf(opened.separator());
    }

    private static Look fault(ImportFault why) {
        return new Look("", "", List.of(), List.of(), List.of(), Optional.of(why));
    }

    /** Ends the reading of a zip at its first table; the others are not unpacked. */
    private static final class Seen extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Look look;

        Seen(Look look) {
            super(null, null, false, false);
            this.look = look;
        }
    }
}
