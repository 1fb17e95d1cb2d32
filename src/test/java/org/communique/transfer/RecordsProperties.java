package org.communique.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.communique.trial.ProcessorTime;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How tables are read, whatever is in them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordsProperties {

    private static final String ALPHABET = "ab,;\"'=+-@\t\r\n \0é\uFEFFЖ";

    @Test
    void what_we_write_is_what_we_read_in_a_hundred_thousand_rows() {
        var random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            var cells = new ArrayList<String>();
            for (int k = random.nextInt(4); k >= 0; k--) cells.add(text(random, 12));
            var read = new Records(new StringReader(Cells.line(cells)), ',').next();
            assertEquals("", read.broken());
            assertEquals(cells, read.cells().stream().map(Cells::read).toList());
            for (var cell : read.cells())
                assertTrue(cell.isEmpty() || "=+-@\t\r\0".indexOf(cell.charAt(0)) < 0, "a formula: " + cell);
        }
    }

    @Test
    void a_well_formed_table_is_read_as_another_reader_reads_it() {
        var random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            var table = new StringBuilder();
            for (int row = 0; row < 4; row++) {
                var cells = new ArrayList<String>();
                for (int k = 0; k < 3; k++) cells.add(text(random, 8));
                table.append(Cells.line(cells));
            }
            var theirs = new ArrayList<List<String>>();
            CsvReader.builder().ofCsvRecord(table.toString()).forEach(it -> theirs.add(it.getFields()));
            assertEquals(
                    theirs,
                    all(table.toString(), ',').stream()
                            .map(Records.Record::cells)
                            .toList());
        }
    }

    @Test
    void random_bytes_never_throw_and_are_never_work_for_a_second() {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            var bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            if (i % 2 == 0) for (int k = 0; k < bytes.length; k++) bytes[k] = (byte) ALPHABET.charAt(bytes[k] & 15);
            ProcessorTime.within(Duration.ofSeconds(1), () -> rows(bytes));
        }
    }

    @Test
    void after_a_quotation_mark_that_is_not_closed_reading_goes_on_with_the_next_line() {
        var records = all("a,\"b\nc,d\n\"e\",f\n\"g\"h,i\nj,k\n", ',');

        assertEquals(
                List.of("", "broken", "", "", "broken", ""),
                all("x,y\na,\"b\nc,d\ne,f\n\"g\"h,i\nj,k\n", ',').stream()
                        .map(it -> it.broken().isEmpty() ? "" : "broken")
                        .toList());
        assertEquals(List.of("c", "d"), records.get(1).cells());
        assertEquals(List.of("j", "k"), records.get(records.size() - 1).cells());
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES) // who reads for ever has failed
    void a_line_of_a_gigabyte_is_one_fault_in_constant_memory() throws IOException {
        var endless = new InputStream() {
            private long left = 1L << 30;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : left > -20 ? "\na@example.org\n".charAt((int) Math.min(-left - 1, 14)) : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (left <= length) return oneByOne(into, from);
                java.util.Arrays.fill(into, from, from + length, (byte) 'x');
                left -= length;
                return length;
            }

            private int oneByOne(byte[] into, int from) {
                if (left < -14) return -1;
                into[from] = (byte) read();
                return 1;
            }
        };
        var opened = Opened.of(endless, n -> {});
        var records = new Records(opened.text(), ',');

        assertTrue(records.next().broken().contains("longer than"));
        assertEquals("a@example.org", records.next().cell(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "windows-1251"})
    void encodings_are_found_out_without_a_byte_order_mark(String charset) throws IOException {
        var word = charset.equals("windows-1251") ? "Жена Марија" : "Zoë Müller";
        var text = ("email;name\nana@example.org;" + word + "\n").repeat(5);

        var opened = Opened.of(new ByteArrayInputStream(text.getBytes(Charset.forName(charset))), n -> {});

        assertEquals(charset, opened.encoding());
        assertEquals(';', opened.separator());
        var records = new Records(opened.text(), ';');
        records.next();
        assertEquals(word, records.next().cell(1));
    }

    @Test
    void ten_thousand_columns_are_one_fault() {
        var records = all("a,b\n" + ",".repeat(10_000) + "\nc,d\n", ',');

        assertTrue(records.get(1).broken().contains("more than"));
        assertEquals(List.of("c", "d"), records.get(2).cells());
    }

    /** How many there are; each knows its number. */
    private static long rows(byte[] bytes) {
        try {
            var opened = Opened.of(new ByteArrayInputStream(bytes), n -> {});
            var records = new Records(opened.text(), opened.separator());
            long last = 0;
            for (var it = records.next(); it != null; it = records.next()) assertEquals(++last, it.row());
            return last;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Records.Record> all(String text, char separator) {
        var records = new Records(new StringReader(text), separator);
        var all = new ArrayList<Records.Record>();
        for (var it = records.next(); it != null; it = records.next()) all.add(it);
        return all;
    }

    private static String text(Random random, int longest) {
        var text = new StringBuilder();
        for (int n = random.nextInt(longest); n > 0; n--)
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return text.toString();
    }
}
