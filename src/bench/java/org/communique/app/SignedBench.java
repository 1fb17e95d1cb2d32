package org.communique.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.communique.sender.BenchSigner;
import org.communique.sender.Signer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signed mails through the whole pipeline, beside nodemailer with RSA DKIM and the bare speed of OpenSSL. {@code -Dbench.nodemailer=}
 * names a folder in which {@code npm install nodemailer} has been run.
 */
class SignedBench {

    static final int MESSAGES = Integer.getInteger("messages", 20_000);
    static final int CONNECTIONS = 8;
    static final String NODEMAILER = System.getProperty("bench.nodemailer", "target/nodemailer");

    @TempDir
    Path folder;

    @Test
    void signed_beside_nodemailer_and_openssl() throws Exception {
        if (Programs.missing(Programs.SINK)) return;
        int port = Programs.freePort();
        var sink = Programs.server(port, Programs.SINK, "-p", "" + port);
        try (var house = new SendHouse(folder, MESSAGES)) {
            var javaRsa = run(house, port, BenchSigner.rsa(false));
            var javaDual = run(house, port, BenchSigner.dual(false));
            var fastRsa = run(house, port, BenchSigner.rsa(true));
            var fastDual = run(house, port, BenchSigner.dual(true));
            Bench.print("signed, JDK: RSA %s, dual %s; fastest engine: RSA %s, dual %s"
                    .formatted(javaRsa, javaDual, fastRsa, fastDual));
            double openssl = openssl() * Runtime.getRuntime().availableProcessors();
            Bench.print(
                    "openssl speed rsa2048 times cores: %,.0f a second; dual with the fastest engine is %.0f %% of it"
                            .formatted(openssl, 100 * fastDual.perSecond() / openssl));
            nodemailer(port, house.bytes(), javaRsa, javaDual, fastDual);
        } finally {
            sink.destroy();
        }
    }

    private static Speed run(SendHouse house, int port, Function<String, Signer> signers) {
        house.send(port, CONNECTIONS, 1, signers); // warm
        return house.median(port, CONNECTIONS, 1, signers);
    }

    private static void nodemailer(int port, int bytes, Speed rsa, Speed dual, Speed fast) throws Exception {
        if (!Files.isDirectory(Path.of(NODEMAILER, "node_modules", "nodemailer"))) {
            Bench.print("left out: nodemailer; run npm install nodemailer in " + NODEMAILER);
            return;
        }
        var key = Path.of(NODEMAILER, "key.pem").toAbsolutePath();
        if (!Files.exists(key)) Programs.run(List.of("openssl", "genrsa", "-out", key.toString(), "2048"));
        var runs = new ArrayList<Double>();
        for (int i = 0; i < Bench.RUNS; i++) runs.add(nodemailer(port, bytes, key.toString()));
        runs.sort(null);
        double peer = runs.get(runs.size() / 2);
        Bench.print(
                ("nodemailer, pool of %d, RSA DKIM: %,.0f a second; ratios: RSA on the JDK %.1f, dual on the JDK %.1f, "
                                + "dual with the fastest engine %.1f")
                        .formatted(
                                CONNECTIONS,
                                peer,
                                rsa.perSecond() / peer,
                                dual.perSecond() / peer,
                                fast.perSecond() / peer));
    }

    private static double nodemailer(int port, int bytes, String key) throws IOException, InterruptedException {
        var script = Path.of("src/bench/node/nodemailer.mjs").toAbsolutePath().toString();
        var process = new ProcessBuilder(Programs.NODE, script, "" + port, "4000", "" + bytes, "" + CONNECTIONS, key)
                .directory(Path.of(NODEMAILER).toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        var seconds = Pattern.compile("\"seconds\":([0-9.]+)").matcher(output);
        if (!seconds.find()) throw new IllegalStateException(output);
        return 4000 / Double.parseDouble(seconds.group(1));
    }

    /** Signatures a second on one core. */
    private static double openssl() throws IOException, InterruptedException {
        var output = Programs.run(List.of("openssl", "speed", "-seconds", "3", "rsa2048"));
        var line = Pattern.compile("rsa 2048 bits\\s+\\S+\\s+\\S+\\s+([0-9.]+)").matcher(output);
        return line.find() ? Double.parseDouble(line.group(1)) : Double.NaN;
    }
}
