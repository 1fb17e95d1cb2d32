package org.communique.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.communique.trial.ProcessorTime;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are, the answer is a clean file or what to do, in time and within memory. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD) // what never ends has failed
class HostileFilesTest {

    /** Of a processor. */
    private static final Duration MOST_WORK = Duration.ofSeconds(2);

    /** Everything allocated on the way, garbage too. */
    private static final long MEMORY = 400L * 1024 * 1024;

    private static final ThreadMXBean MEMORY_OF_THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Stream<HostileFiles.Hostile> hostile() {
        return HostileFiles.all();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void each_hostile_file_gets_a_clear_answer(HostileFiles.Hostile file) {
        var refused = assertThrows(InvalidFile.class, () -> bounded(file.name(), file.bytes()), file.what());

        assertTrue(refused.getMessage().contains(file.answer()), refused.getMessage());
    }

    @Test
    void there_are_enough_of_them() {
        assertTrue(
                HostileFiles.all().count() >= 60, "only " + HostileFiles.all().count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,-2\n+3.5,-\n-1 %,'x'\n",
                "\uFEFFa;b\n1;2",
                "BMI,age\n21,30\n",
                "name,mail\nA,a@example.org\n"
            })
    void honest_tables_are_taken_as_they_are(String text) {
        var bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertEquals("text/csv", check("table.csv", bytes).type());
        assertEquals(bytes, check("table.csv", bytes).bytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a < b and c > d",
                "= heading =\n- item\n",
                "Поддршка без услови",
                "دعم بلا شروط",
                "RIFFs and raffs"
            })
    void honest_texts_are_taken_too(String text) {
        assertEquals(
                "text/plain",
                check("notes.txt", text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .type());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "pdf", "csv"})
    void a_good_file_with_damage_anywhere_is_cleaned_or_refused(String ending) {
        var random = new Random(20261126);
        var good = good(ending);
        for (int i = 0; i < Integer.getInteger("files.mutations", 150); i++) {
            var bytes = mutated(good, random);
            try {
                bounded("a." + ending, bytes);
            } catch (InvalidFile refused) {
                assertTrue(refused.getMessage().length() > 10);
            }
        }
    }

    /** Honest, and as large as may be: its memory is bounded too, its time is its own. */
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void a_picture_of_forty_megapixels_is_drawn_within_memory(String format) {
        var bytes = Pictures.encoded(Pictures.quarters(8000, 5000, BufferedImage.TYPE_3BYTE_BGR), format);
        long before = MEMORY_OF_THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();

        var drawn = Media.image(FileKind.of(bytes, "a"), bytes);

        System.out.printf(
                "%s of 40 megapixels: %d ms, %d MB allocated%n",
                format,
                (System.nanoTime() - start) / 1_000_000,
                (MEMORY_OF_THREADS.getCurrentThreadAllocatedBytes() - before) / 1024 / 1024);
        assertEquals(2400, drawn.width());
        assertTrue(MEMORY_OF_THREADS.getCurrentThreadAllocatedBytes() - before < MEMORY);
    }

    private static byte[] good(String ending) {
        return switch (ending) {
            case "jpg" -> Pictures.segment(Pictures.jpeg(), 0xe1, Pictures.exifSegment(6, "here"));
            case "png" -> Pictures.chunk(Pictures.png(), "eXIf", Pictures.exif(6, "here"));
            case "pdf" ->
                Pdfs.with(document -> {
                    Pdfs.link(document, "https://example.org/");
                    Pdfs.photo(document, "here");
                    return null;
                });
            default -> Bytes.latin("name,number\none,-1\n\"two, three\",2.5\n");
        };
    }

    /** Bits turned, pieces cut out, doubled or moved to another place: one to four times. */
    private static byte[] mutated(byte[] good, Random random) {
        var bytes = good.clone();
        for (int n = random.nextInt(4); n >= 0; n--) {
            int from = random.nextInt(bytes.length - 1);
            int to = from + 1 + random.nextInt(Math.min(64, bytes.length - from - 1) + 1) - 1;
            bytes = switch (random.nextInt(4)) {
                case 0 -> Bytes.joined(Bytes.part(bytes, 0, from), Bytes.part(bytes, to, bytes.length));
                case 1 -> Bytes.joined(Bytes.part(bytes, 0, to), Bytes.part(bytes, from, bytes.length));
                case 2 -> Bytes.part(bytes, 0, Math.max(2, from));
                default -> turned(bytes, from, random.nextInt(256));
            };
        }
        return bytes;
    }

    private static byte[] turned(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        return bytes;
    }

    private static void bounded(String name, byte[] bytes) {
        long before = MEMORY_OF_THREADS.getCurrentThreadAllocatedBytes();
        try {
            ProcessorTime.within(MOST_WORK, () -> check(name, bytes));
        } finally {
            long used = MEMORY_OF_THREADS.getCurrentThreadAllocatedBytes() - before;
            assertTrue(used < MEMORY, "it took " + used / 1024 / 1024 + " MB");
        }
    }

    private static Media check(String name, byte[] bytes) {
        var kind = FileKind.of(bytes, name);
        var media = Media.attachment(kind, bytes, "");
        FileName.check(name, kind);
        return media;
    }
}
