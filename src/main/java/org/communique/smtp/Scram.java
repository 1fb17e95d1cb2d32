package org.communique.smtp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The client's side of SCRAM-SHA-256 without channel binding (RFC 5802, RFC 7677). */
final class Scram {

    /** Fewer give the secret away (RFC 7677 §4), more would keep us computing for as long as the server likes. */
    private static final int FEWEST = 4096;

    private static final int MOST = 1_000_000;

    private final Credentials credentials;
    private final String nonce;
    private byte[] serverSignature = {};

    Scram(Credentials credentials, String nonce) {
        this.credentials = credentials;
        this.nonce = nonce;
    }

    static String nonce() {
        var random = new byte[18];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    String first() {
        return "n,," + bare();
    }

    /** @throws IllegalArgumentException if the server's first message is not acceptable; the message says why */
    String answer(String serverFirst) {
        var parts = serverFirst.split(",", 4);
        if (parts.length < 3) throw new IllegalArgumentException("its challenge is no challenge");
        var both = value(parts[0], "r=");
        if (!both.startsWith(nonce) || both.length() == nonce.length())
            throw new IllegalArgumentException("its nonce is not ours with its own");
        int rounds = rounds(value(parts[2], "i="));
        var salted = salted(Base64.getDecoder().decode(value(parts[1], "s=")), rounds);
        var clientKey = mac(salted, "Client Key");
        var unproven = "c=biws,r=" + both;
        var signed = bare() + "," + serverFirst + "," + unproven;
        var proof = mac(sha256(clientKey), signed);
        for (int i = 0; i < proof.length; i++) proof[i] ^= clientKey[i];
        serverSignature = mac(mac(salted, "Server Key"), signed);
        return unproven + ",p=" + Base64.getEncoder().encodeToString(proof);
    }

    /** @throws IllegalArgumentException if the server does not know the secret */
    void verify(String serverFinal) {
        var signature = value(serverFinal.split(",", 2)[0], "v=");
        if (!MessageDigest.isEqual(serverSignature, Base64.getDecoder().decode(signature)))
            throw new IllegalArgumentException("it does not know the secret");
    }

    private String bare() {
        return "n=" + credentials.user().replace("=", "=3D").replace(",", "=2C") + ",r=" + nonce;
    }

    private byte[] salted(byte[] salt, int rounds) {
        try {
            var secret = Normalizer.normalize(credentials.secret(), Normalizer.Form.NFKC);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(secret.toCharArray(), salt, rounds, 256))
                    .getEncoded();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no PBKDF2WithHmacSHA256", missing);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no HmacSHA256", missing);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }

    private static int rounds(String digits) {
        int rounds = digits.matches("\\d{1,8}") ? Integer.parseInt(digits) : 0;
        if (rounds < FEWEST || rounds > MOST)
            throw new IllegalArgumentException("its number of rounds is out of bounds");
        return rounds;
    }

    private static String value(String part, String name) {
        if (!part.startsWith(name)) throw new IllegalArgumentException("its challenge is no challenge");
        return part.substring(name.length());
    }
}
