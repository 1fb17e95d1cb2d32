package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.communique.delivery.Limits;
import org.communique.delivery.Providers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** README and manual say what is there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DocumentationTest {

    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");

    /** A column, and the fields of a WebSub request. */
    private static final List<String> NO_SETTINGS = List.of(
            "release.due_at",
            "hub.mode",
            "desk.properties",
            "hub.topic",
            "hub.callback",
            "hub.secret",
            "hub.challenge");

    @Test
    void every_command_of_the_readme_and_the_manual_is_one_the_program_takes() throws IOException {
        int seen = 0;
        for (var page : pages())
            for (var line : Files.readAllLines(page)) {
                if (!line.matches("(target/communique/)?communique \\S.*")) continue;
                var words = WORD.matcher(line.replaceFirst("^\\S+ ", ""))
                        .results()
                        .map(it -> it.group().replace("\"", ""))
                        .toArray(String[]::new);
                new CommandLine(new Communique(Map.of(), Clock.systemUTC())).parseArgs(words);
                seen++;
            }
        assertTrue(seen >= 3, "commands found: " + seen);
    }

    @Test
    void the_tour_of_the_readme_comes_by_every_room() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        for (var room : Rooms.MAY_USE.keySet())
            assertTrue(
                    readme.contains("`…/"
                            + room.replaceFirst("^web[.]desk[.].*", "web.desk").replace('.', '/') + "`"),
                    room);
    }

    @Test
    void every_link_to_a_file_leads_to_one() throws IOException {
        var link = Pattern.compile("]\\((?!https?:)([^)#]+)\\)");
        for (var page : pages()) {
            var matcher = link.matcher(Files.readString(page));
            while (matcher.find()) {
                var target = page.toAbsolutePath().getParent().resolve(matcher.group(1));
                assertTrue(Files.exists(target), page + " leads to " + matcher.group(1));
            }
        }
    }

    @Test
    void every_setting_the_documents_name_exists() throws IOException {
        var settings = Settings.read(Map.of(), Map.of()).values().keySet();
        var named = Pattern.compile(
                "`((?:site|desk|setup|feed|hub|fetch|store|mail|sender|dns|delivery|release|press|intake|organisation|templates|metrics|log)\\.[a-z-]+)`");
        for (var page : pages()) {
            var matcher = named.matcher(Files.readString(page));
            while (matcher.find())
                if (!NO_SETTINGS.contains(matcher.group(1)))
                    assertTrue(settings.contains(matcher.group(1)), page + " names " + matcher.group(1));
        }
    }

    @Test
    void the_table_of_providers_in_the_manual_is_the_shipped_one() throws IOException {
        var row = Pattern.compile("\\| ([a-z0-9-]+) \\| \\S.* \\| (\\d+|no limit) \\| (\\d+|no limit) \\|");
        var told = new TreeMap<String, Limits>();
        for (var line : Files.readAllLines(Path.of("src/docs/manual/sending.md"))) {
            var matcher = row.matcher(line);
            if (matcher.matches())
                told.put(matcher.group(1), new Limits(number(matcher.group(2)), number(matcher.group(3))));
        }
        var shipped = new TreeMap<String, Limits>();
        Providers.shipped().all().forEach(it -> shipped.put(it.name(), it.limits()));

        assertEquals(shipped, told);
    }

    @Test
    void the_providers_file_of_the_manual_is_one_the_program_reads() throws IOException {
        var page = Files.readString(Path.of("src/docs/manual/sending.md"));
        int from = page.indexOf("gmail.per-minute");
        var lines = page.substring(from, page.indexOf("```", from)).lines().toList();

        var provider = Providers.shipped().overriddenBy(lines).of("students.uni.example");

        assertEquals("our-university", provider.name());
    }

    private static int number(String cell) {
        return cell.equals("no limit") ? 0 : Integer.parseInt(cell);
    }

    @Test
    void the_statement_in_the_readme_can_be_taken_in_but_for_its_picture() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        int from = readme.indexOf("---\nstatement:");
        var statement = readme.substring(from, readme.indexOf("```", from)).replaceAll("(?m)^image:.*\n", "");
        var folder = Files.createTempDirectory("readme");
        try (var house = new TestHouse(folder, org.communique.store.Dialect.SQLITE)) {
            var result = house.core.intake.take(Files.writeString(folder.resolve("a.md"), statement));
            assertTrue(result instanceof org.communique.intake.Intake.Accepted, result.toString());
        } finally {
            org.springframework.util.FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("src/docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), docs.filter(it -> it.toString()
                            .endsWith(".md")))
                    .toList();
        }
    }
}
