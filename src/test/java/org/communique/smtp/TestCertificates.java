package org.communique.smtp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates made for a test by the keytool of this Java; an authority of the test vouches for them. */
public final class TestCertificates {

    private static final char[] WORD = "changeit".toCharArray();
    private static final ConcurrentHashMap<String, SSLContext> MADE = new ConcurrentHashMap<>();

    private TestCertificates() {}

    /** For the address 127.0.0.1. */
    public static SSLContext good() {
        return MADE.computeIfAbsent("good", it -> make("ip:127.0.0.1", "-1d"));
    }

    /** For another server. */
    public static SSLContext wrongName() {
        return MADE.computeIfAbsent("wrong", it -> make("dns:other.example", "-1d"));
    }

    /** Since last week no longer valid. */
    public static SSLContext expired() {
        return MADE.computeIfAbsent("expired", it -> make("ip:127.0.0.1", "-9d"));
    }

    private static SSLContext make(String name, String from) {
        try {
            var file = Files.createTempDirectory("certificates").resolve("keys.p12");
            make(file, "authority", List.of("-ext", "bc:c", "-startdate", "-20d", "-validity", "30"));
            make(
                    file,
                    "server",
                    List.of("-ext", "san=" + name, "-startdate", from, "-validity", "2", "-signer", "authority"));
            var store = KeyStore.getInstance(file.toFile(), WORD);
            var authority = store.getCertificate("authority");
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            store.deleteEntry("authority");
            keys.init(store, WORD);
            var authorities = KeyStore.getInstance("PKCS12");
            authorities.load(null, null);
            authorities.setCertificateEntry("authority", authority);
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void make(Path file, String alias, List<String> more) throws IOException {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-alias", alias, "-keyalg", "EC", "-groupname", "secp256r1"));
        command.addAll(List.of("-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", "changeit"));
        command.addAll(List.of("-dname", "CN=" + alias));
        command.addAll(more);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        try {
            if (process.waitFor() != 0) throw new IOException("keytool failed");
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
