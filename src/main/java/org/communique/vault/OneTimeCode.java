package org.communique.vault;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes by the clock (RFC 6238): six digits of HMAC-SHA-1, a new one each half minute, as every authenticator program makes them
 * (SHA-1 is no weakness here: RFC 6238 §1.2 rests on HMAC).
 */
public final class OneTimeCode {

    /** Bytes of a secret: as many as the hash has (RFC 4226 §4, R6). */
    public static final int SECRET = 20;

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int DIGITS = 6;

    private OneTimeCode() {}

    /** The half minute that an instant lies in. */
    public static long step(Instant at) {
        return at.getEpochSecond() / STEP.toSeconds();
    }

    /** Six digits. */
    public static String at(byte[] secret, long step) {
        return digits(secret, step, DIGITS);
    }

    /** The same with more of them, as the vectors of RFC 6238 have. */
    static String digits(byte[] secret, long step, int digits) {
        var hash = hash(secret, step);
        int offset = hash[hash.length - 1] & 15;
        long number = 0;
        for (int i = 0; i < 4; i++) number = number << 8 | hash[offset + i] & 255;
        number &= Integer.MAX_VALUE;
        return String.format(Locale.ROOT, "%0" + digits + "d", number % (long) Math.pow(10, digits));
    }

    /** The secret as people type it: capitals of base32, in groups of four. @param secret 20 bytes */
    public static String words(byte[] secret) {
        return Base32.encode(secret).toUpperCase(Locale.ROOT).replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** Reads {@link #words} back. */
    public static Optional<byte[]> secret(String words) {
        return Base32.decode(words.replace(" ", ""));
    }

    private static byte[] hash(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(java.nio.ByteBuffer.allocate(8).putLong(step).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }
}
