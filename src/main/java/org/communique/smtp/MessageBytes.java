package org.communique.smtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Ready bytes of a message or of a part of one, looked through once: what many recipients share is checked once for all of them.
 * The array is not copied and must not change afterwards.
 */
public final class MessageBytes {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = ONES << 7;

    /** Every byte that needs a closer look, NUL, LF and CR, is below this. */
    private static final long BELOW = ONES * 14;

    private final byte[] bytes;
    private long gathered;
    private boolean unclean;
    private boolean dotted;

    private MessageBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Looks through the bytes. Bytes that may not be sent are found here and refused when they should be sent. */
    public static MessageBytes of(byte[] bytes) {
        var looked = new MessageBytes(bytes);
        looked.dotted = bytes.length > 0 && bytes[0] == '.';
        looked.scan();
        return looked;
    }

    /**
     * Bytes whose maker has proved what {@link #of} would look for, once for all messages made alike: ASCII, CRLF at every line end
     * and nowhere half of it, no NUL, no line that begins with a dot. Looking through 20 kB for each recipient costs a fifth of
     * all that sending costs.
     */
    public static MessageBytes proved(byte[] bytes) {
        return new MessageBytes(bytes);
    }

    /** Whether {@link #proved} would have been right. */
    public boolean plain() {
        return clean() && !dotted && !eightBit();
    }

    /** In bytes. */
    public int length() {
        return bytes.length;
    }

    /** Whether all lines end with CRLF and there is no NUL: the only bytes that cannot smuggle a second message. */
    public boolean clean() {
        return !unclean;
    }

    /** Whether a byte is above 127, so that the server must offer 8BITMIME (RFC 6152). */
    public boolean eightBit() {
        return (gathered & HIGHS) != 0;
    }

    /** Whether a line begins with a dot, to be doubled (RFC 5321 §4.5.2). */
    boolean dotted() {
        return dotted;
    }

    boolean endsLine() {
        return bytes.length > 1 && bytes[bytes.length - 1] == '\n';
    }

    byte[] array() {
        return bytes;
    }

    /** Eight bytes at a time; of those below 14 (and now and then one above such a one, which does no harm) each is looked at. */
    private void scan() {
        int i = 0;
        for (; i + 8 <= bytes.length; i += 8) {
            long eight = (long) LONGS.get(bytes, i);
            gathered |= eight;
            for (long low = (eight - BELOW) & ~eight & HIGHS; low != 0; low &= low - 1)
                look(i + (Long.numberOfTrailingZeros(low) >>> 3));
        }
        for (int last = i; last < bytes.length; last++) gathered |= bytes[last] & 0xffL;
        for (; i < bytes.length; i++) look(i);
    }

    private void look(int i) {
        switch (bytes[i]) {
            case 0 -> unclean = true;
            case '\r' -> unclean |= at(i + 1) != '\n';
            case '\n' -> {
                unclean |= at(i - 1) != '\r';
                dotted |= at(i + 1) == '.';
            }
            default -> {}
        }
    }

    private int at(int index) {
        return index < 0 || index >= bytes.length ? -1 : bytes[index];
    }
}
