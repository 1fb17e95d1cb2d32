package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether the answer to a form tells whom we know: bytes and time of forms for addresses that are subscribed and that are not, in
 * pairs whose order is random, on the real server. What TRUST.md asks for is tried with {@code -Dcommunique.flood=full}. There p falls
 * to 0.01 by chance once in a hundred runs; the usual run must not, and so takes as many forms as find the same difference at p = 0.00001.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EnumerationTest {

    private static final boolean FULL =
            System.getProperty("communique.flood", "").equals("full");
    private static final int EACH = FULL ? 5000 : 1000;
    private static final double BY_CHANCE = FULL ? 0.01 : 1e-5;
    private static final int WARM = 500;
    private static final String FORM = "/en/subscribe";

    @TempDir
    Path folder;

    @Test
    void forms_for_known_and_for_unknown_addresses_cannot_be_told_apart() {
        try (var server = new SignupServer(
                        folder, Map.of("signup.mails-per-hour", "100000", "signup.per-network", "100000"));
                var http = server.http()) {
            subscribe(server);
            var token = server.token(http, FORM);
            for (int n = 0; n < WARM; n++) http.post(FORM, SignupServer.form(token, "warm" + n + "@example.org"));
            var first = http.post(FORM, SignupServer.form(token, "first@example.org"))
                    .all();
            var known = new ArrayList<Double>();
            var unknown = new ArrayList<Double>();
            var random = new Random(7);
            for (int n = 0; n < EACH; n++) {
                var pair = new ArrayList<>(List.of("known", "other"));
                Collections.shuffle(pair, random);
                for (var it : pair) {
                    var form = SignupServer.form(token, address(it, n));
                    long begun = System.nanoTime();
                    var answer = http.post(FORM, form);
                    double ms = (System.nanoTime() - begun) / 1e6;
                    assertEquals(first, answer.all());
                    (it.equals("known") ? known : unknown).add(ms);
                }
            }

            double apart = Math.abs(median(differences(known, unknown)));
            double p = mannWhitney(known, unknown);
            System.out.printf(
                    "ENUMERATION n=2x%d median known=%.3f ms unknown=%.3f ms apart=%.3f ms p=%.3f%n",
                    EACH, median(known), median(unknown), apart, p);
            assertTrue(apart <= 1, "they are apart by " + apart + " ms");
            assertTrue(p > BY_CHANCE, "p = " + p);
        }
    }

    private static String address(String whose, int n) {
        return String.format("%s%05d@example.org", whose, n);
    }

    private static void subscribe(SignupServer server) {
        var csv = new StringBuilder("email,language\n");
        for (int n = 0; n < EACH; n++) csv.append(address("known", n)).append(",en\n");
        server.core.imports.importCsv(
                new java.io.ByteArrayInputStream(csv.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                server.alerts,
                "test",
                false);
    }

    /** Within each pair: both have met the machine in the same mood. */
    private static List<Double> differences(List<Double> one, List<Double> other) {
        return IntStream.range(0, one.size())
                .mapToObj(n -> one.get(n) - other.get(n))
                .toList();
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** Two-sided p of the rank sum, by the normal approximation: exact enough from twenty values on. */
    private static double mannWhitney(List<Double> one, List<Double> other) {
        record Value(double ms, boolean first) {}
        var all = new ArrayList<Value>();
        one.forEach(it -> all.add(new Value(it, true)));
        other.forEach(it -> all.add(new Value(it, false)));
        all.sort(java.util.Comparator.comparingDouble(Value::ms));
        double ranks = 0;
        for (int i = 0; i < all.size(); i++) if (all.get(i).first()) ranks += i + 1;
        double n = one.size();
        double m = other.size();
        double u = ranks - n * (n + 1) / 2;
        double z = Math.abs(u - n * m / 2) / Math.sqrt(n * m * (n + m + 1) / 12);
        return 2 * (1 - normal(z));
    }

    /** Distribution of the standard normal, Abramowitz and Stegun 26.2.17: off by less than 1e-7. */
    private static double normal(double z) {
        double t = 1 / (1 + 0.2316419 * z);
        double tail = Math.exp(-z * z / 2)
                / Math.sqrt(2 * Math.PI)
                * t
                * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return 1 - tail;
    }
}
