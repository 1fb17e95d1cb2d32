package org.communique.mail;

import java.util.Arrays;

/** Byte pieces in the order they are sent in, put together with one copy. */
final class Pieces {

    private byte[][] pieces = new byte[24][];
    private int count;
    private int size;

    void add(byte[] piece) {
        if (count == pieces.length) pieces = Arrays.copyOf(pieces, 2 * count);
        pieces[count++] = piece;
        size += piece.length;
    }

    int size() {
        return size;
    }

    byte[] join() {
        var all = new byte[size];
        int at = 0;
        for (int i = 0; i < count; i++) {
            System.arraycopy(pieces[i], 0, all, at, pieces[i].length);
            at += pieces[i].length;
        }
        return all;
    }
}
