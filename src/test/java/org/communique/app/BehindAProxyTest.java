package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All requests come from one proxy of ours: whoever floods a form takes it from nobody but her own network. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BehindAProxyTest {

    @TempDir
    Path folder;

    @Test
    void a_flood_from_one_network_leaves_the_form_for_links_to_the_others() {
        try (var server = new SignupServer(folder, Map.of());
                var http = server.http()) {
            var csv = new ByteArrayInputStream("email\nana@example.org\n".getBytes(StandardCharsets.UTF_8));
            server.core.imports.importCsv(csv, server.alerts, "test", false);
            for (int n = 0; n < 40; n++) ask(http, "/en/my-link", "203.0.113." + n, "address=a" + n + "%40example.org");

            ask(http, "/en/my-link", "198.51.100.7", "address=ana%40example.org");

            Patience.await(() -> server.mailbox.count() == 1);
        }
    }

    @Test
    void a_flood_from_one_network_leaves_the_form_of_the_press_desk_to_the_others() {
        try (var server = new SignupServer(folder, Map.of("press.round-seconds", "600"));
                var http = server.http()) {
            var matcher = Pattern.compile("name=\"token\" value=\"([^\"]+)\"")
                    .matcher(http.get("/en/press/register").text());
            assertTrue(matcher.find());
            server.clock.pass(Duration.ofSeconds(5));
            var form = "token=" + matcher.group(1)
                    + "&name=Ana&outlet=Daily&check=https%3A%2F%2Fdaily.example&language=en&terms=yes&address=";
            for (int n = 0; n < 15; n++)
                ask(http, "/en/press/register", "203.0.113." + n, form + "a" + n + "%40example.org");
            assertEquals(10, server.count("press_request"), "ten an hour from one network");

            ask(http, "/en/press/register", "198.51.100.7", form + "ana%40example.org");

            assertEquals(11, server.count("press_request"));
        }
    }

    private static void ask(RawHttp http, String path, String from, String form) {
        assertEquals(
                303,
                http.ask(
                                "POST",
                                path,
                                "Content-Type: application/x-www-form-urlencoded",
                                "X-Forwarded-For: " + from,
                                "Content-Length: " + form.length() + "\r\n\r\n" + form)
                        .status());
    }
}
