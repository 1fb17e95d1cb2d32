package org.communique.audience;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.communique.vault.Scratch;

/** Rows in order, read one after the other from a part of a scratch file, or from memory. Compares as its present row does. */
final class SortedRun implements Comparable<SortedRun> {

    private final int number;
    private final Scratch scratch;
    private final long end;
    private byte[] buffer;
    private long read;
    private int at;
    private int filled;
    private int length;

    /** A part of a scratch file. @param number place of the run in the file; of two equal rows the earlier comes first */
    SortedRun(int number, Scratch scratch, long begin, long end) {
        this.number = number;
        this.scratch = scratch;
        this.read = begin;
        this.end = end;
        this.buffer = new byte[0];
    }

    /** What fits into memory. */
    SortedRun(byte[] rows) {
        this(0, null, 0, 0);
        buffer = rows;
        filled = rows.length;
    }

    /** @param bytes to read at a time */
    SortedRun reading(int bytes) {
        buffer = new byte[bytes];
        return this;
    }

    /** Goes to the next row. @return false if there is none */
    boolean next() throws IOException {
        at += length;
        length = 0;
        if (at == filled && read == end) return false;
        need(PackedArrivals.head());
        length = PackedArrivals.length(buffer, at);
        need(length);
        return true;
    }

    /** Whether the present row names the same address as one of others. */
    boolean names(PackedArrivals others, int i) {
        int from = others.begin(i);
        return Arrays.equals(buffer, at, at + PackedArrivals.BLIND, others.bytes, from, from + PackedArrivals.BLIND);
    }

    /** Adds the present row to others. */
    void copyTo(PackedArrivals others) {
        others.add(buffer, at, length);
    }

    /** Says of somebody again what the present row says. */
    void restrict(PackedArrivals others, int i) {
        others.restrict(i, buffer, at);
    }

    @Override
    public int compareTo(SortedRun other) {
        int order = Arrays.compareUnsigned(
                buffer, at, at + PackedArrivals.BLIND, other.buffer, other.at, other.at + PackedArrivals.BLIND);
        return order != 0 ? order : Integer.compare(number, other.number);
    }

    private void need(int bytes) throws IOException {
        if (filled - at >= bytes) return;
        var roomy = buffer.length >= bytes ? buffer : new byte[bytes];
        System.arraycopy(buffer, at, roomy, 0, filled - at);
        filled -= at;
        at = 0;
        buffer = roomy;
        int more = (int) Math.min(buffer.length - filled, end - read);
        scratch.read(read, ByteBuffer.wrap(buffer, filled, more));
        read += more;
        filled += more;
    }
}
