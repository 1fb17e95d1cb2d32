package org.communique.signup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Proof of work: a number by which SHA-256 over token, address and number begins with so many zero bits. A browser finds one while
 * its user waits a moment; who wants a hundred thousand waits long. Bound to the address, so that none serves twice.
 */
final class Work {

    private static final int LONGEST = 20;

    private final int bits;

    /** @param bits 0 to 24; 0 = none is asked for */
    Work(int bits) {
        this.bits = bits;
    }

    /** @param address as the form sent it */
    boolean done(String token, String address, String work) {
        if (bits == 0) return true;
        if (work.isEmpty() || work.length() > LONGEST) return false;
        return zeros(sha256(token + "\n" + address + "\n" + work)) >= bits;
    }

    private static int zeros(byte[] hash) {
        int zeros = 0;
        for (byte b : hash) {
            int here = Integer.numberOfLeadingZeros(b & 0xff) - 24;
            zeros += here;
            if (here < 8) return zeros;
        }
        return zeros;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
