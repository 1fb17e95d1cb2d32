package org.communique.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.communique.app.RawHttp.Answer;

/** A process that releases what is planned in a data folder and prints the hash of every public answer. */
final class ReleaseAndPrint {

    private ReleaseAndPrint() {}

    /** The data folder. */
    public static void main(String... arguments) throws IOException {
        released(Path.of(arguments[0])).forEach(System.out::println);
        System.out.println("end");
        System.exit(0);
    }

    /** Releases what is planned, starts anew, and asks for all that is public: one line for each address. */
    static List<String> released(Path data) throws IOException {
        Network.release(data);
        return hashes(data);
    }

    /** One line for each public address of what was released before. */
    static List<String> hashes(Path data) throws IOException {
        try (var relay = new Sink();
                var instance = Instance.start(data, new TestClock(Network.LATER), relay)) {
            var addresses = PublicRoutes.addresses(World.of(instance.core)).filter(it -> !it.startsWith("/actuator"));
            return Links.follow(instance.http, addresses).entrySet().stream()
                    .map(it -> it.getKey() + " " + it.getValue().status() + " " + hash(it.getValue()))
                    .toList();
        }
    }

    private static String hash(Answer answer) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(answer.all().getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
