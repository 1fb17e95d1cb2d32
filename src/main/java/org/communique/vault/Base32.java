package org.communique.vault;

import java.util.Optional;

/** Base32 of RFC 4648 §6 in small letters, for whole groups of 5 bytes: survives programs that fold the case. */
final class Base32 {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

    private Base32() {}

    /** @param bytes a multiple of 5, so that nothing is padded */
    static String encode(byte[] bytes) {
        var text = new StringBuilder(bytes.length / 5 * 8);
        for (int i = 0; i < bytes.length; i += 5) {
            long group = 0;
            for (int j = 0; j < 5; j++) group = group << 8 | bytes[i + j] & 0xff;
            for (int shift = 35; shift >= 0; shift -= 5) text.append(LETTERS.charAt((int) (group >> shift) & 31));
        }
        return text.toString();
    }

    /** Reads {@link #encode} back, capitals too; empty for any other letter. @param text a multiple of 8 letters */
    static Optional<byte[]> decode(String text) {
        var bytes = new byte[text.length() / 8 * 5];
        for (int i = 0; i < bytes.length / 5; i++) {
            long group = 0;
            for (int j = 0; j < 8; j++) {
                int letter = value(text.charAt(i * 8 + j));
                if (letter < 0) return Optional.empty();
                group = group << 5 | letter;
            }
            for (int j = 0; j < 5; j++) bytes[i * 5 + j] = (byte) (group >> (32 - 8 * j));
        }
        return Optional.of(bytes);
    }

    private static int value(char c) {
        if (c >= '2' && c <= '7') return c - '2' + 26;
        int small = c | 0x20;
        return c < 128 && small >= 'a' && small <= 'z' ? small - 'a' : -1;
    }
}
