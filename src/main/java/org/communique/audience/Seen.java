package org.communique.audience;

import java.nio.ByteBuffer;

/**
 * Remembers blind indexes in a fixed amount of memory: "no" is certain, "yes" means look it up (a Bloom filter of one cache line
 * for each key). For a million people one "yes" in a thousand million is wrong.
 */
final class Seen {

    private static final int LONGS = 8;
    private static final int MOST = 1 << 22;
    private static final int MARKS = 6;

    private final long[] bits;
    private final int lines;

    /** @param people expected; with more of them wrong answers become more frequent, and nothing else */
    Seen(long people) {
        int longs = Integer.highestOneBit((int) Math.max(64, Math.min(MOST, people * 4 - 1)));
        bits = new long[longs * (longs < MOST ? 2 : 1)];
        lines = bits.length / LONGS;
    }

    /** Remembers a key. @return true if it may have been there before */
    boolean add(byte[] blind) {
        var key = ByteBuffer.wrap(blind);
        int line = (key.getInt(0) & lines - 1) * LONGS;
        long marks = key.getLong(8);
        boolean there = true;
        for (int i = 0; i < MARKS; i++, marks >>>= 9) {
            int at = line + (int) (marks >>> 6 & 7);
            long bit = 1L << (marks & 63);
            there &= (bits[at] & bit) != 0;
            bits[at] |= bit;
        }
        return there;
    }
}
