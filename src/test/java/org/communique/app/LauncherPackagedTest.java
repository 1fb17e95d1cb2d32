package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mvn package} leaves, started as the README says. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LauncherPackagedTest {

    private static final Pattern PAGE = Pattern.compile("http://localhost:(\\d+)/en\\b");

    @TempDir
    Path folder;

    @Test
    void the_jar_is_one_file_that_teaches_itself() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = start(List.of(java, "-jar", "target/communique.jar", "--help"), "help.txt");

        assertTrue(process.waitFor(5, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue());
        assertTrue(Files.readString(folder.resolve("help.txt")).contains("Usage: communique"));
    }

    @Test
    void the_launcher_trains_its_archive_and_serves_the_sample_network_in_four_lines() throws Exception {
        var process = start(
                List.of(
                        "target/communique/communique",
                        "serve",
                        "--data",
                        folder.resolve("data").toString(),
                        "--set",
                        "site.port=0"),
                "serve.txt");
        try {
            int port = await(process);
            try (Stream<Path> files = Files.list(Path.of("target/communique"))) {
                assertTrue(
                        files.anyMatch(it -> it.getFileName().toString().startsWith("classes-")), "no class archive");
            }
            var lines = Files.readAllLines(folder.resolve("serve.txt")).stream()
                    .filter(it -> it.contains("http://localhost:" + port) || it.contains("intake"))
                    .toList();
            assertEquals(4, lines.size(), lines.toString());
        } finally {
            process.destroy();
            assertTrue(process.waitFor(5, TimeUnit.MINUTES));
        }
    }

    private Process start(List<String> command, String output) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(output).toFile())
                .start();
    }

    /** Asks until the page answers and the four lines stand there, or the process has ended. Gives the port that they name. */
    private int await(Process process) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(8);
        while (true) {
            var said = Files.readString(folder.resolve("serve.txt"));
            var page = PAGE.matcher(said);
            if (said.lines().count() >= 4 && page.find() && answers(page.group()))
                return Integer.parseInt(page.group(1));
            assertTrue(process.isAlive(), "it ended: " + said);
            assertTrue(System.nanoTime() < deadline, "it did not answer within eight minutes");
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
    }

    private static boolean answers(String page) throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(page)).build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
