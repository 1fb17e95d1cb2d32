package org.communique.transfer;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * A file of text, opened: how it is written has been found out.
 *
 * @param encoding  name of the character set
 * @param separator between two cells
 */
record Opened(Reader text, String encoding, char separator) {

    private static final int BEGINNING = 64 * 1024;

    /** @param read is told how many bytes have been read, now and then */
    static Opened of(InputStream in, LongConsumer read) throws IOException {
        var counted = new Counted(in, read);
        var beginning = counted.readNBytes(BEGINNING);
        var encoding = Encoding.of(beginning);
        var rest = new ByteArrayInputStream(beginning, encoding.skip(), beginning.length);
        var decoder = encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        var text = new InputStreamReader(new SequenceInputStream(rest, counted), decoder);
        var known = new String(Arrays.copyOfRange(beginning, encoding.skip(), beginning.length), encoding.charset());
        return new Opened(text, encoding.code(), Encoding.separator(known));
    }

    /** Counts what is read through it. */
    private static final class Counted extends BufferedInputStream {
        private final LongConsumer read;
        private long bytes;

        Counted(InputStream in, LongConsumer read) {
            super(in, BEGINNING);
            this.read = read;
        }

        @Override
        public synchronized int read(byte[] into, int from, int length) throws IOException {
            int n = super.read(into, from, length);
            if (n > 0) read.accept(bytes += n);
            return n;
        }
    }
}
