package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same statements give the same bytes wherever the machine stands, whatever it speaks, and however often it starts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SameBytesEverywhereTest {

    @TempDir
    static Path folder;

    static List<String> expected;

    @BeforeAll
    static void release() throws IOException {
        expected = ReleaseAndPrint.released(Network.planned(folder.resolve("here")));
        assertTrue(expected.stream().filter(it -> it.contains(" 200 ")).count() > 30, expected.size() + " addresses");
    }

    @Test
    void a_second_start_gives_the_same_bytes() throws IOException {
        assertEquals(expected, ReleaseAndPrint.hashes(folder.resolve("here")));
    }

    @ParameterizedTest
    @CsvSource({"ar-EG-u-ca-islamic-nu-arab, Pacific/Kiritimati"}) // other digits, years and days, all at once
    void the_machine_s_language_and_zone_are_nowhere_in_them(String language, String zone) throws IOException {
        var locale = Locale.getDefault();
        var timeZone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            TimeZone.setDefault(TimeZone.getTimeZone(zone));

            assertEquals(expected, ReleaseAndPrint.released(Network.planned(folder.resolve(language))));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(timeZone);
        }
    }

    @Test
    void a_machine_that_knows_only_ASCII_writes_every_script() throws Exception {
        var output = folder.resolve("output");
        var child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=US-ASCII",
                "-Duser.language=tr",
                "-Duser.timezone=Asia/Kathmandu",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                ClassPath.own(),
                ReleaseAndPrint.class.getName(),
                Network.planned(folder.resolve("ascii")).toString());
        child.environment().put("LANG", "C");
        child.environment().put("LC_ALL", "C");
        var process =
                child.redirectErrorStream(true).redirectOutput(output.toFile()).start();

        assertTrue(process.waitFor(300, TimeUnit.SECONDS));
        var printed = Files.readAllLines(output, java.nio.charset.StandardCharsets.US_ASCII);
        assertEquals(0, process.exitValue(), String.join("\n", printed));
        assertEquals(expected, printed.stream().filter(it -> it.startsWith("/")).toList());
    }
}
