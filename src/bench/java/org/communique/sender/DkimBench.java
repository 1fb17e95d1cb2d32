package org.communique.sender;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.Provider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Signatures a second by each engine and algorithm, and messages a second signed twice, beside OpenSSL in the same run. As
 * OpenSSL does, it counts seconds of processor time, so that a busy machine gives the same figures.
 */
class DkimBench {

    private static final int RUNS = Integer.getInteger("runs", 5);
    private static final long RUN_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final Instant NINE = Instant.parse("2026-10-18T09:00:00Z");

    @Test
    void signatures() throws Exception {
        print("openssl speed: " + openssl());
        var fields = new byte[2000];
        for (var algorithm : Algorithm.values())
            for (var engine : Engines.all(algorithm)) {
                var key = Pair.OURS.key(algorithm, engine);
                print("%s by %s: %,.0f signatures/s, one thread"
                        .formatted(algorithm.code(), name(engine), median(1, () -> key.sign(fields, fields))));
            }
    }

    @Test
    void messages() throws Exception {
        var message = mail();
        var body = Field.read(message).body();
        print("body hash of %,d bytes: %,.0f/s, one thread"
                .formatted(message.length, median(1, () -> RelaxedBody.sha256(message, body))));
        for (var engines : List.of("native", "java")) {
            var signer = signer(engines.equals("native"));
            for (int threads : new int[] {1, CORES})
                print("messages of %,d bytes signed twice, %s: %,.0f/s, %d threads"
                        .formatted(
                                message.length, engines, median(threads, () -> signer.sign(message, NINE)), threads));
        }
    }

    private static Signer signer(boolean first) {
        var keys = new ArrayList<SigningKey>();
        for (var algorithm : Algorithm.values()) {
            var engines = Engines.all(algorithm);
            keys.add(Pair.OURS.key(algorithm, engines.get(first ? 0 : engines.size() - 1)));
        }
        return new DkimSigner(keys);
    }

    private static byte[] mail() {
        var head = new String(Pair.mail(), StandardCharsets.UTF_8).split("\r\n\r\n")[0];
        return (head + "\r\n\r\n"
                        + "Words that stand here, seventy letters a line, as mails have them.\r\n".repeat(284))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Times of one second, the first thrown away as warm-up. */
    private static double median(int threads, Runnable step) throws InterruptedException {
        perSecond(threads, step);
        var figures = new double[RUNS];
        for (int run = 0; run < RUNS; run++) figures[run] = perSecond(threads, step);
        Arrays.sort(figures);
        return figures[RUNS / 2];
    }

    private static double perSecond(int threads, Runnable step) throws InterruptedException {
        var perSecond = new double[threads];
        var workers = new ArrayList<Thread>();
        long begun = System.nanoTime();
        for (int t = 0; t < threads; t++) {
            int mine = t;
            var worker = new Thread(() -> {
                long n = 0;
                for (; System.nanoTime() - begun < RUN_NANOS; n++) step.run();
                perSecond[mine] = n * 1e9 / ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            });
            worker.start();
            workers.add(worker);
        }
        for (var worker : workers) worker.join();
        return Arrays.stream(perSecond).sum();
    }

    private static String openssl() throws IOException, InterruptedException {
        var process = new ProcessBuilder("openssl", "speed", "-seconds", "3", "rsa2048", "ed25519")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return String.join(
                "; ",
                text.lines()
                        .filter(it -> it.contains("2048") || it.contains("Ed25519"))
                        .map(it -> it.strip().replaceAll("\\s+", " "))
                        .toList());
    }

    private static String name(Provider engine) {
        return engine.getName() + " " + engine.getVersionStr();
    }

    private static void print(String line) throws IOException {
        Files.writeString(
                Path.of("target/bench.txt"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        System.out.println(line);
    }
}
