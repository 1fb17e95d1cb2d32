package org.communique.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Messages of 20 KB each second. The other programs are named by {@code -Dbench.sink=…}, {@code -Dbench.source=…} and
 * {@code -Dbench.proxy=…}; runs by {@code -Druns=…}.
 */
class SmtpBench {

    static final int RUNS = Integer.getInteger("runs", 3);
    static final String SINK = System.getProperty("bench.sink", "smtp-sink-fast");
    static final String SOURCE = System.getProperty("bench.source", "smtp-source");
    static final String PROXY = System.getProperty("bench.proxy", "delay-proxy.py");
    static final int MESSAGES = Integer.getInteger("bench.messages", 200_000);

    @Test
    void messages_of_20_kb_on_this_machine() throws Exception {
        if (missing(SINK, "bench.sink")) return;
        int port = freePort();
        var sink = start(SINK, "-p", "" + port);
        try {
            listening(port);
            carry(plain(port), 8, 2 * MESSAGES); // warm
            var rates = new double[4][RUNS];
            boolean without = missing(SOURCE, "bench.source");
            for (int i = 0; i < RUNS; i++) {
                rates[0][i] = without ? 0 : source(port);
                rates[1][i] = MESSAGES / carry(plain(port), 8, MESSAGES);
                rates[2][i] = MESSAGES / carry(plain(port).withWindow(8), 8, MESSAGES);
            }
            print(
                    "smtp: 20 KB, 8 connections, messages/s: smtp-source %.0f, pipelined %.0f (ratio %.2f), CHUNKING 8 %.0f (ratio %.2f)",
                    median(rates[0]),
                    median(rates[1]),
                    median(rates[1]) / median(rates[0]),
                    median(rates[2]),
                    median(rates[2]) / median(rates[0]));
        } finally {
            sink.destroy();
        }
    }

    @Test
    void messages_of_20_kb_over_tls() throws Exception {
        try (var sink = new TlsSink(TestCertificates.good())) {
            var server = SmtpServer.at("127.0.0.1", sink.port(), Security.IMPLICIT, "news.example")
                    .with(TestCertificates.good());
            int messages = MESSAGES / 4;
            carry(server, 8, messages);
            var rates = new double[2][RUNS];
            for (int i = 0; i < RUNS; i++) {
                rates[0][i] = messages / carry(server, 8, messages);
                rates[1][i] = messages / carry(server.withWindow(8), 8, messages);
            }
            print(
                    "smtp: the same over TLS to a sink in Java: pipelined %.0f, CHUNKING 8 %.0f",
                    median(rates[0]), median(rates[1]));
        }
    }

    @Test
    void messages_of_20_kb_at_40_ms() throws Exception {
        if (missing(SINK, "bench.sink") || missing(PROXY, "bench.proxy")) return;
        int port = freePort();
        int lockstep = freePort();
        int far = freePort();
        int farther = freePort();
        var programs = List.of(
                start(SINK, "-p", "" + port),
                start(SINK, "-n", "-p", "" + lockstep),
                start(PROXY, "" + far, "" + port, "20"),
                start(PROXY, "" + farther, "" + lockstep, "20"));
        try {
            for (int it : new int[] {port, lockstep, far, farther}) listening(it);
            print(
                    "smtp: 20 KB, 10 connections, 40 ms there and back: lockstep %.0f, pipelined %.0f, CHUNKING 8 %.0f messages/s",
                    500 / carry(plain(farther), 10, 500),
                    2000 / carry(plain(far), 10, 2000),
                    5000 / carry(plain(far).withWindow(8), 10, 5000));
        } finally {
            programs.forEach(Process::destroy);
        }
    }

    private static SmtpServer plain(int port) {
        return SmtpServer.at("127.0.0.1", port, Security.NONE, "news.example");
    }

    /** Seconds for so many messages. */
    private static double carry(SmtpServer server, int connections, int messages) throws InterruptedException {
        var client = new SmtpClient(server);
        var left = new AtomicInteger(messages);
        var accepted = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        long begun = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            var thread = new Thread(() -> {
                try (var connection = client.open()) {
                    connection.drain(new Pile(left, accepted), Limits.NONE);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (var thread : threads) thread.join();
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (accepted.get() != messages) throw new IllegalStateException("only " + accepted + " of " + messages);
        return seconds;
    }

    private static double source(int port) throws Exception {
        long begun = System.nanoTime();
        var process = start(
                SOURCE,
                "-s",
                "8",
                "-m",
                "" + MESSAGES / 4,
                "-l",
                "20480",
                "-f",
                "a@b.example",
                "-t",
                "c@d.example",
                "127.0.0.1:" + port);
        if (!process.waitFor(5, TimeUnit.MINUTES)) throw new IllegalStateException("smtp-source does not end");
        return MESSAGES / 4 / ((System.nanoTime() - begun) / 1e9);
    }

    private static Process start(String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static boolean missing(String program, String property) {
        boolean found = Files.isExecutable(Path.of(program))
                || Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
                        .anyMatch(it -> Files.isExecutable(Path.of(it, program)));
        if (!found) print("smtp: %s is missing; name it with -D%s=… to measure", program, property);
        return !found;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void listening(int port) {
        for (int i = 0; i < 200_000; i++)
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void print(String format, Object... values) {
        var line = String.format(java.util.Locale.ROOT, format, values);
        try {
            Files.writeString(
                    Path.of("target/bench.txt"),
                    line + "\n",
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        System.out.println(line);
    }

    /** So many messages with a head of their own and a shared body. */
    private record Pile(AtomicInteger left, AtomicInteger accepted) implements SmtpSource<Integer> {

        static final MessageBytes BODY = MessageBytes.of(
                ("0123456789".repeat(7) + "abcdef\r\n").repeat(256).getBytes(StandardCharsets.US_ASCII));

        @Override
        public Optional<SmtpMessage<Integer>> poll() {
            int n = left.getAndDecrement();
            if (n <= 0) return Optional.empty();
            var head = MessageBytes.of(("Subject: " + n + "\r\nX-Filling: " + "x".repeat(480) + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            return Optional.of(new SmtpMessage<>(n, "a@b.example", "c@d.example", List.of(head, BODY)));
        }

        @Override
        public Optional<SmtpMessage<Integer>> take() {
            return poll();
        }

        @Override
        public void settled(SmtpMessage<Integer> message, SmtpResult result) {
            if (result instanceof SmtpResult.Replied it && it.accepted()) accepted.incrementAndGet();
        }
    }
}
