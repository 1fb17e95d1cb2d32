package org.communique.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The server's side of AUTH. */
final class FaultAuth {

    private static final byte[] SALT = "pepper".getBytes(StandardCharsets.UTF_8);

    interface Mouth {
        void say(String line) throws IOException;
    }

    private final Credentials known;
    private final boolean lies;
    private final FaultInput in;
    private final Mouth mouth;

    FaultAuth(FaultPlan plan, FaultInput in, Mouth mouth) {
        this.known = plan.credentials.orElse(new Credentials("nobody", ""));
        this.lies = plan.liesInScram;
        this.in = in;
        this.mouth = mouth;
    }

    boolean run(String line) throws IOException {
        var words = line.split(" ");
        boolean right =
                switch (words[1]) {
                    case "PLAIN" -> plain(words);
                    case "LOGIN" -> login();
                    default -> scram(words[2]);
                };
        mouth.say(right ? "235 2.7.0 welcome" : "535 5.7.8 authentication failed");
        return true;
    }

    private boolean plain(String[] words) throws IOException {
        var response = words.length > 2 ? words[2] : asked("");
        return text(response).equals("\0" + known.user() + "\0" + known.secret());
    }

    private boolean login() throws IOException {
        return text(asked("Username:")).equals(known.user())
                & text(asked("Password:")).equals(known.secret());
    }

    private boolean scram(String initial) throws IOException {
        var bare = text(initial).substring(3);
        var nonce = bare.substring(bare.indexOf("r=") + 2) + "server";
        var first = "r=" + nonce + ",s=" + Base64.getEncoder().encodeToString(SALT) + ",i=4096";
        var last = text(asked(first));
        var unproven = last.substring(0, last.indexOf(",p="));
        try {
            var salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(known.secret().toCharArray(), SALT, 4096, 256))
                    .getEncoded();
            var signed = bare + "," + first + "," + unproven;
            var key = mac(salted, "Client Key");
            var proof = mac(MessageDigest.getInstance("SHA-256").digest(key), signed);
            for (int i = 0; i < proof.length; i++) proof[i] ^= key[i];
            if (!last.endsWith(",p=" + Base64.getEncoder().encodeToString(proof))) return false;
            var signature = mac(mac(salted, "Server Key"), lies ? "another" : signed);
            asked("v=" + Base64.getEncoder().encodeToString(signature));
            return true;
        } catch (java.security.GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private String asked(String challenge) throws IOException {
        mouth.say("334 " + Base64.getEncoder().encodeToString(challenge.getBytes(StandardCharsets.UTF_8)));
        return in.line();
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static byte[] mac(byte[] key, String text) throws java.security.GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
