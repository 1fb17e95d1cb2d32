package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.communique.app.RawHttp.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are no proper request get one bare answer, and nothing of them is taken for the next request. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MalformedRequestTest {

    private static final String HOST = "Host: news.example.org\r\n";
    private static final String NEXT = "GET /en HTTP/1.1\r\n" + HOST + "\r\n";

    @TempDir
    static Path folder;

    static Sink relay;
    static Instance instance;

    @BeforeAll
    static void start() {
        relay = new Sink();
        var everywhere = Map.of("site.address", "");
        var data = Network.copy(folder.resolve("data"));
        instance = Instance.start(data, new TestClock(Network.LATER), relay, everywhere, core -> {});
    }

    @AfterAll
    static void stop() throws IOException {
        assertEquals(200, instance.http.get("/en").status(), "after all of it the server is as it was");
        instance.close();
        relay.close();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(400, "no host", "GET /en HTTP/1.1\r\n\r\n"),
                Arguments.of(400, "two hosts", "GET /en HTTP/1.1\r\n" + HOST + "Host: evil7391.example\r\n\r\n"),
                Arguments.of(400, "a host that is none", "GET /en HTTP/1.1\r\nHost: evil7391<>/\r\n\r\n"),
                Arguments.of(400, "a bad method", "G@T;evil7391 /en HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of(505, "another version", "GET /en HTTP/9.9\r\n" + HOST + "\r\n"),
                Arguments.of(400, "an encrypted hello", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000evil7391\r\n\r\n"),
                Arguments.of(400, "no colon", "GET /en HTTP/1.1\r\n" + HOST + "evil7391\r\n\r\n"),
                Arguments.of(
                        400, "a space before a colon", "GET /en HTTP/1.1\r\n" + HOST + "X-Evil : evil7391\r\n\r\n"),
                Arguments.of(400, "a NUL", "GET /en HTTP/1.1\r\n" + HOST + "X: a\u0000evil7391\r\n\r\n"),
                Arguments.of(
                        400, "a long header", "GET /en HTTP/1.1\r\n" + HOST + "X: " + "e".repeat(9000) + "\r\n\r\n"),
                Arguments.of(
                        400, "many headers", "GET /en HTTP/1.1\r\n" + HOST + "X: evil7391\r\n".repeat(200) + "\r\n"),
                Arguments.of(400, "a length that is none", post("Content-Length: evil7391\r\n")),
                Arguments.of(400, "a negative length", post("Content-Length: -1\r\n")),
                Arguments.of(400, "two lengths", post("Content-Length: 3\r\nContent-Length: 4\r\n")),
                Arguments.of(400, "lengths in a row", post("Content-Length: 3, 4\r\n")),
                Arguments.of(501, "an unknown coding", post("Transfer-Encoding: evil7391\r\n")),
                Arguments.of(400, "chunked twice", post("Transfer-Encoding: chunked, chunked\r\n")),
                Arguments.of(400, "chunked not last", post("Transfer-Encoding: chunked, gzip\r\n")),
                Arguments.of(400, "a coding that hides", post("Transfer-Encoding: \u000bchunked\r\n")));
    }

    private static String post(String header) {
        return "POST /u/v1.AAAA HTTP/1.1\r\n" + HOST + header + "\r\n0\r\n\r\n";
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("broken")
    void what_is_no_request_is_answered_once_and_ends_the_connection(int status, String name, String bytes) {
        var answers = answers(bytes + NEXT);

        assertEquals(1, answers.size(), name + ": what comes after is not to be trusted");
        HostileRequestTest.bare(answers.get(0), status);
    }

    /** Its answers have no head (HTTP/0.9), so the words are all of it. */
    @ParameterizedTest
    @ValueSource(strings = {"GET HTTP/1.1", "GET /en /evil7391 /x HTTP/1.1", "GET /en evil7391", "evil7391"})
    void a_first_line_that_is_none_gets_the_bare_words(String line) {
        var answer = instance.http.exchange(line + "\r\n" + HOST + "\r\n" + NEXT);

        assertTrue(answer.endsWith("400 Bad Request\n"), answer);
        assertFalse(answer.contains("evil7391"), answer);
    }

    @Test
    void chunked_wins_over_a_length_and_no_second_request_hides_between_them() {
        var answers = answers(
                "POST /u/v1.AAAA HTTP/1.1\r\n" + HOST + "Content-Length: 44\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "0\r\n\r\n" + "GET /robots.txt HTTP/1.1\r\n" + HOST + "\r\n");

        assertTrue(answers.get(0).status() == 404 || answers.get(0).status() == 400);
        assertEquals(1, answers.size(), "a proxy may have taken the rest for the body (RFC 9112 §6.3)");
    }

    @Test
    void requests_in_a_row_are_answered_in_their_order() {
        var answers = answers("GET /en HTTP/1.1\r\n" + HOST + "\r\nHEAD /nl HTTP/1.1\r\n" + HOST + "\r\n".concat("")
                + "GET /nothing HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");

        assertEquals(
                List.of(200, 200, 404), answers.stream().map(Answer::status).toList());
        assertArrayEquals(instance.http.get("/en").body(), answers.get(0).body());
    }

    @Test
    void a_good_request_before_a_broken_one_has_its_answer() {
        var answers = answers(NEXT + "GET /\u0001 HTTP/1.1\r\n" + HOST + "\r\n" + NEXT);

        assertEquals(List.of(200, 400), answers.stream().map(Answer::status).toList());
    }

    @Test
    void a_client_of_the_first_version_is_answered_and_the_connection_ends() {
        var plain = answers("GET /feeds/en.rss HTTP/1.0\r\n\r\n");
        var kept = answers("GET /en HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /en HTTP/1.0\r\n\r\n");

        assertEquals(1, plain.size());
        assertArrayEquals(
                instance.http.get("/feeds/en.rss").body(), plain.get(0).body());
        assertEquals(List.of(200, 200), kept.stream().map(Answer::status).toList());
    }

    @Test
    void an_IPv6_literal_is_a_host_like_any_other() throws IOException {
        try (var http = new RawHttp(InetAddress.getByName("::1"), instance.port)) {
            var answer = http.get("/en", "Host: [::1]:" + instance.port);

            assertEquals(instance.http.get("/en").all(), answer.all());
        }
    }

    @Test
    void empty_lines_before_a_request_are_passed_over() {
        assertEquals(200, answers("\r\n\r\n" + NEXT).get(0).status());
    }

    /** All that comes back on one connection; HEAD is to be the second request if there is one. */
    private static List<Answer> answers(String bytes) {
        var in = new ByteArrayInputStream(instance.http.exchange(bytes).getBytes(StandardCharsets.ISO_8859_1));
        var answers = new ArrayList<Answer>();
        try {
            for (var next = RawHttp.read(in, false); !next.isEmpty(); ) {
                answers.addAll(next);
                next = RawHttp.read(in, answers.size() == 1 && bytes.contains("HEAD "));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return answers;
    }
}
