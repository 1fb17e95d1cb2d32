package org.communique.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.communique.fetch.Fetched.Reason;
import org.communique.trial.ClosedPort;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FetcherTest {

    /** With those who answer: a busy machine takes its time. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** With those who do not. */
    private static final Duration HASTE = Duration.ofMillis(700);

    private static final AllowedHosts ALLOWED = AllowedHosts.parse("reader.example.org, 127.0.0.1,[::1]:81");

    @Test
    void gets_what_is_there_from_the_address_the_name_leads_to() {
        try (var there = Listener.answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
                var fetcher = fetcher()) {
            var answer = answer(fetcher.get(target(fetcher, there, "/a?k=%20v&x=y")));

            assertEquals(200, answer.status());
            assertArrayEquals("hello".getBytes(), answer.body());
            var head = there.heard.get(0);
            assertTrue(head.startsWith("GET /a?k=%20v&x=y HTTP/1.1\r\n"), head);
            assertTrue(head.contains("Host: reader.example.org:" + there.port() + "\r\n"), head);
            assertFalse(head.contains("Upgrade") || head.contains("Accept-Encoding"), head);
        }
    }

    @Test
    void posts_body_type_and_headers() {
        var body = new StringBuffer();
        try (var there = new Listener((in, out) -> {
                    body.append(new String(in.readNBytes(4)));
                    out.write("HTTP/1.1 204 No Content\r\n\r\n".getBytes());
                });
                var fetcher = fetcher()) {
            var message = new Message("feed".getBytes(), "application/rss+xml;charset=utf-8", Map.of("Link", "<x>"));

            var answer = answer(fetcher.post(target(fetcher, there, "/"), message));

            assertTrue(answer.success());
            assertEquals("feed", body.toString());
            var head = there.heard.get(0).replace("; charset", ";charset").toLowerCase();
            assertTrue(head.contains("content-type: application/rss+xml;charset=utf-8\r\n"), head);
            assertTrue(head.contains("link: <x>\r\n") && head.contains("content-length: 4\r\n"), head);
        }
    }

    @Test
    void a_redirect_is_an_answer_and_is_not_followed() {
        try (var elsewhere = Listener.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                var there = Listener.answering("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:" + elsewhere.port()
                        + "/\r\nContent-Length: 0\r\n\r\n");
                var fetcher = fetcher()) {
            assertEquals(302, answer(fetcher.get(target(fetcher, there, "/"))).status());
            assertEquals(0, elsewhere.connections());
        }
    }

    @Test
    void no_cookie_comes_back_and_no_connection_is_used_twice() {
        try (var there = Listener.answering("HTTP/1.1 200 OK\r\nSet-Cookie: a=b; Path=/\r\nContent-Length: 0\r\n\r\n");
                var fetcher = fetcher()) {
            fetcher.get(target(fetcher, there, "/"));
            fetcher.get(target(fetcher, there, "/"));

            assertEquals(2, there.connections());
            assertFalse(there.heard.get(1).contains("Cookie"), there.heard.get(1));
            free(fetcher);
        }
    }

    @Test
    void an_answer_is_cut_at_64_KiB_and_nothing_is_unpacked() {
        try (var there = new Listener((in, out) -> {
                    out.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9999999999\r\n\r\n"
                            .getBytes());
                    while (true) out.write(new byte[8192]);
                });
                var fetcher = fetcher()) {
            var answer = answer(fetcher.get(target(fetcher, there, "/")));

            assertEquals(64 * 1024, answer.body().length);
            free(fetcher);
        }
    }

    @Test
    void endless_headers_are_no_answer() {
        try (var there = new Listener((in, out) -> {
                    out.write("HTTP/1.1 200 OK\r\n".getBytes());
                    for (int n = 0; ; n++) out.write(("X-" + n + ": x\r\n").getBytes());
                });
                var fetcher = fetcher()) {
            assertEquals(new Fetched.Failed(Reason.BROKEN), fetcher.get(target(fetcher, there, "/")));
        }
    }

    @Test
    void of_the_answer_to_a_post_only_the_status_is_read() {
        try (var there = new Listener((in, out) -> {
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 5000000\r\n\r\n".getBytes());
                    forever();
                });
                var fetcher = fetcher(Duration.ofMinutes(5))) {
            var answer = answer(fetcher.post(target(fetcher, there, "/"), new Message(new byte[0], "a/b", Map.of())));

            assertEquals(0, answer.body().length);
        }
    }

    @Test
    void a_call_ends_in_time_though_nothing_comes() {
        endsInTime(new Listener((in, out) -> forever()));
    }

    @Test
    void a_call_ends_in_time_though_a_byte_comes_now_and_then() {
        endsInTime(new Listener((in, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n".getBytes());
            var pause = new CountDownLatch(1);
            while (true) {
                out.write('x');
                await(pause, 20);
            }
        }));
    }

    @Test
    void a_call_ends_in_time_though_nobody_reads_what_is_sent() {
        try (var there = new Listener((in, out) -> forever());
                var fetcher = fetcher(HASTE)) {
            var message = new Message(new byte[50_000_000], "a/b", Map.of());

            var fetched = fetcher.post(fetcher.target("http" + there.address()), message);

            assertEquals(new Fetched.Failed(Reason.TOO_LATE), fetched);
            free(fetcher);
        }
    }

    @Test
    void a_call_ends_in_time_though_the_handshake_of_TLS_does_not() {
        try (var there = new Listener((in, out) -> forever());
                var fetcher = fetcher(HASTE)) {
            var target = fetcher.target("https" + there.address());

            assertEquals(new Fetched.Failed(Reason.TOO_LATE), fetcher.get(target));
        }
    }

    @Test
    void a_call_ends_in_time_though_the_name_server_does_not_answer() {
        var never = new CountDownLatch(1);
        try (var fetcher = new Fetcher(
                AllowedHosts.NONE,
                host -> {
                    await(never, 60_000);
                    return List.of();
                },
                HASTE,
                Optional.empty())) {
            var fetched = fetcher.get(fetcher.target("http://news.example.org/"));

            assertEquals(new Fetched.Failed(Reason.NO_SUCH_HOST), fetched);
        }
    }

    @Test
    void what_is_not_there_and_what_is_not_http_are_told_apart() throws Exception {
        try (var closed = new ClosedPort();
                var there = Listener.answering("SSH-2.0-OpenSSH_9.2\r\n");
                var fetcher = fetcher()) {
            assertEquals(
                    new Fetched.Failed(Reason.UNREACHABLE),
                    fetcher.get(fetcher.target("http://127.0.0.1:" + closed.number())));
            assertEquals(new Fetched.Failed(Reason.BROKEN), fetcher.get(target(fetcher, there, "/")));
            assertEquals(
                    new Fetched.Failed(Reason.NO_SUCH_HOST),
                    fetcher.get(fetcher.target("http://unknown.example.org/")));
        }
    }

    @Test
    void another_address_of_the_name_is_tried_when_the_first_is_closed() throws Exception {
        var asked = new AtomicInteger();
        var closed = InetAddress.getByName("127.0.0.9");
        try (var there = Listener.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                var fetcher = new Fetcher(ALLOWED, host -> {
                    asked.incrementAndGet();
                    return List.of(closed, InetAddress.getLoopbackAddress());
                })) {
            assertEquals(200, answer(fetcher.get(target(fetcher, there, "/"))).status());
            assertEquals(1, asked.get());
        }
    }

    @Test
    void parameters_are_added_to_those_an_address_has() {
        try (var fetcher = fetcher()) {
            assertEquals("http://a.example.org?x=1", plus(fetcher, "http://a.example.org"));
            assertEquals("http://a.example.org/?x=1", plus(fetcher, "http://a.example.org/?"));
            assertEquals("http://a.example.org/b?k=%20v&x=1", plus(fetcher, "http://a.example.org/b?k=%20v"));
            assertEquals("http://a.example.org/b?k&x=1", plus(fetcher, "http://a.example.org/b?k&"));
        }
    }

    @Test
    void only_what_the_operator_lists_is_vouched_for() {
        try (var fetcher = fetcher()) {
            fetcher.target("http://127.0.0.1:8080/");
            fetcher.target("http://READER.example.org:9/");
            fetcher.target("http://[::1]:81/");
            assertThrows(InvalidTarget.class, () -> fetcher.target("http://[::1]:82/"));
            assertThrows(InvalidTarget.class, () -> fetcher.target("http://127.0.0.2:81/"));
            assertThrows(InvalidTarget.class, () -> fetcher.target("http://x.reader.example.org:81/"));
        }
        assertThrows(IllegalArgumentException.class, () -> AllowedHosts.parse("http://reader.example.org/"));
        assertEquals(AllowedHosts.NONE, AllowedHosts.parse(" , "));
    }

    private static void endsInTime(Listener there) {
        try (there;
                var fetcher = fetcher(HASTE)) {
            assertEquals(new Fetched.Failed(Reason.TOO_LATE), fetcher.get(fetcher.target("http" + there.address())));
            free(fetcher);
        }
    }

    /** The timer may be a moment behind the caller in giving the connection back. */
    private static void free(Fetcher fetcher) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (fetcher.open() > 0) {
            assertTrue(System.nanoTime() < deadline, "a connection was not given back");
            Thread.onSpinWait();
        }
    }

    private static String plus(Fetcher fetcher, String url) {
        return fetcher.target(url).with("x=1").url();
    }

    private static Fetched.Answer answer(Fetched fetched) {
        return assertInstanceOf(Fetched.Answer.class, fetched);
    }

    private static Target target(Fetcher fetcher, Listener there, String path) {
        return fetcher.target("http://reader.example.org:" + there.port() + path);
    }

    private static Fetcher fetcher() {
        return fetcher(PATIENCE);
    }

    /** Knows one host, which is here. */
    static Fetcher fetcher(Duration patience) {
        return new Fetcher(ALLOWED, FetcherTest::here, patience, Optional.empty());
    }

    static List<InetAddress> here(String host) {
        try {
            return host.equals("reader.example.org") ? List.of(InetAddress.getByName("127.0.0.1")) : List.of();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void forever() {
        await(new CountDownLatch(1), 60_000);
    }

    private static void await(CountDownLatch latch, long milliseconds) {
        try {
            latch.await(milliseconds, java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
