package org.communique.audience;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.statement.Languages;

/** Reads the rows of a contacts file one by one; a row that cannot be read becomes a fault with its line. */
final class ContactCsv implements AutoCloseable {

    /** One person. */
    record Row(Address address, String name, Locale language) {}

    private static final int HEADER_LIMIT = 64 * 1024;
    private static final int FIELD_LIMIT = 64 * 1024;
    private static final int NAME_LIMIT = 200;
    private static final char UNDECODABLE = '\uFFFD';

    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Locale fallback;
    private final ImportCount count;
    private long line = 1;
    private boolean ended;

    private ContactCsv(CsvReader<CsvRecord> reader, Locale fallback, ImportCount count) {
        this.reader = reader;
        this.records = reader.iterator();
        this.fallback = fallback;
        this.count = count;
        readHeader();
    }

    static ContactCsv open(InputStream in, Locale fallback, ImportCount count) {
        try {
            var text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), HEADER_LIMIT);
            skipByteOrderMark(text);
            var csv = CsvReader.builder()
                    .fieldSeparator(separator(text))
                    .allowMissingFields(true)
                    .allowExtraFields(true)
                    .maxBufferSize(4 * FIELD_LIMIT)
                    .build(
                            CsvRecordHandler.builder()
                                    .maxFieldSize(FIELD_LIMIT)
                                    .maxFields(1000)
                                    .build(),
                            text);
            return new ContactCsv(csv, fallback, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean hasNext() {
        try {
            return !ended && records.hasNext();
        } catch (CsvParseException broken) {
            return stop(broken);
        }
    }

    /** The next row, or empty if it became a fault. */
    Optional<Row> next() {
        try {
            var record = records.next();
            line = record.getStartingLineNumber();
            return row(record);
        } catch (CsvParseException broken) {
            stop(broken);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Row> row(CsvRecord record) {
        var cells = String.join("\n", record.getFields());
        if (cells.indexOf(UNDECODABLE) >= 0) return fault("row", "it is not UTF-8: save the file as \"CSV UTF-8\"");
        if (cells.indexOf('\0') >= 0) return fault("row", "it holds a NUL byte: save the file as \"CSV UTF-8\"");
        var name = cell(record, "name");
        if (name.length() > NAME_LIMIT || name.chars().anyMatch(Character::isISOControl))
            return fault("name", "write a name of at most " + NAME_LIMIT + " characters in one line");
        var tag = cell(record, "language");
        var language = tag.isEmpty() ? Optional.of(fallback) : Languages.parse(tag);
        if (language.isEmpty()) return fault("language", "write a BCP 47 tag, such as en, mk or sr-Latn");
        try {
            return Optional.of(new Row(new Address(cell(record, "email")), name, language.get()));
        } catch (IllegalArgumentException notAnAddress) {
            return fault("email", notAnAddress.getMessage());
        }
    }

    private Optional<Row> fault(String field, String message) {
        count.fault(line, field, message);
        return Optional.empty();
    }

    private String cell(CsvRecord record, String column) {
        var index = columns.get(column);
        return index == null || index >= record.getFieldCount()
                ? ""
                : record.getField(index).strip();
    }

    private void readHeader() {
        if (!hasNext()) {
            if (!ended)
                fault("header", "the file is empty: the first line names the columns, such as email,name,language");
            ended = true;
            return;
        }
        var header = records.next();
        for (int i = 0; i < header.getFieldCount(); i++) {
            var column = header.getField(i).strip().toLowerCase(Locale.ROOT);
            if (!column.matches("email|name|language")) count.ignore(column);
            else if (columns.putIfAbsent(column, i) != null) {
                fault("header", "the column " + column + " is there twice");
                ended = true;
            }
        }
        if (!ended && !columns.containsKey("email")) {
            fault("header", "no column is named email: the first line names the columns, such as email,name,language");
            ended = true;
        }
    }

    /** Beyond this point rows cannot be told apart any more. */
    private boolean stop(CsvParseException broken) {
        fault(
                "row",
                "the file cannot be read from the row after this line on: a cell is too long or a row has too many, "
                        + "often because a quotation mark is not closed");
        ended = true;
        return false;
    }

    private static void skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') text.reset();
    }

    /** The separator that the first line has most of. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(HEADER_LIMIT);
        int[] seen = new int[3];
        for (int i = 0; i < HEADER_LIMIT - 1; i++) {
            int c = text.read();
            if (c < 0 || c == '\n' || c == '\r') break;
            if (",;\t".indexOf(c) >= 0) seen[",;\t".indexOf(c)]++;
        }
        text.reset();
        if (seen[1] > seen[0] && seen[1] >= seen[2]) return ';';
        return seen[2] > seen[0] ? '\t' : ',';
    }
}
