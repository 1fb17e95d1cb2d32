package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Runs after all other tests, on everything they have printed and logged. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LogAfterwardsTest {

    /** Every contact of every test lives at these domains. */
    private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]+@example\\.(?:org|net|com)");

    /** What the sample organisations print in the footer of each mail is no secret. */
    private static final Pattern PUBLIC = Pattern.compile("(?:news|press|vesti|mediumi)@.*");

    private static final Pattern TOKEN = Pattern.compile("v1\\.[A-Za-z0-9_-]{44}");

    @Test
    void the_whole_suite_logged_no_address_and_no_token() throws IOException {
        var found = new TreeSet<String>();
        long read = 0;
        try (var files = Files.list(Path.of("target/surefire-reports"))) {
            for (var file :
                    files.filter(it -> it.toString().endsWith("-output.txt")).toList()) {
                var text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
                read += text.length();
                ADDRESS.matcher(text)
                        .results()
                        .map(it -> it.group())
                        .filter(it -> !PUBLIC.matcher(it).matches())
                        .forEach(it -> found.add(file.getFileName() + ": " + it.charAt(0) + "…"));
                TOKEN.matcher(text).results().forEach(it -> found.add(file.getFileName() + ": a token"));
            }
        }

        assertTrue(read > 10_000, "the suite has logged something: " + read + " characters");
        assertEquals(new TreeSet<String>(), found);
    }
}
