package org.communique.intake;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/** The bytes of a PDF, handed out as long as the parser has time: one that goes in circles finds them gone. */
final class PdfRation implements RandomAccessRead {

    /** Time of the processor, in nanoseconds, which a busy machine does not use up. A book of 3000 pages takes 0.4 s. */
    private static final long MOST_NANOS = 3_000_000_000L;

    /** Single bytes between two looks at the clock; what is read in pieces may be unpacked, so each piece is one look. */
    private static final int ROUND = 512;

    private static final ThreadMXBean TIME = ManagementFactory.getThreadMXBean();

    private final RandomAccessRead bytes;
    private final long start = TIME.getCurrentThreadCpuTime();
    private int calls;

    PdfRation(RandomAccessRead bytes) {
        this.bytes = bytes;
    }

    private void look() {
        if (++calls % ROUND == 0) stop();
    }

    private void stop() {
        if (TIME.getCurrentThreadCpuTime() - start > MOST_NANOS) throw new InvalidFile(FileFault.SLOW_PDF);
    }

    @Override
    public int read() throws IOException {
        look();
        return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        stop();
        return bytes.read(into, offset, length);
    }

    @Override
    public long getPosition() throws IOException {
        return bytes.getPosition();
    }

    @Override
    public void seek(long position) throws IOException {
        look();
        bytes.seek(position);
    }

    @Override
    public long length() throws IOException {
        return bytes.length();
    }

    @Override
    public boolean isClosed() {
        return bytes.isClosed();
    }

    @Override
    public boolean isEOF() throws IOException {
        return bytes.isEOF();
    }

    @Override
    public RandomAccessReadView createView(long from, long length) {
        return new RandomAccessReadView(this, from, length);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
