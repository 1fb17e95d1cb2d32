package org.communique.smtp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * One connection with a buffer of what is to be written, and a watch: the socket blocks, and a wait that takes too long is ended
 * from outside by closing it. That costs no system call per message, and ends a stalled write too.
 */
final class Line {

    /** Holds three messages of the usual size. */
    static final int BUFFER = 64 * 1024;

    private static final byte[] LINE_END = {'\r', '\n'};

    private final SocketChannel channel;
    private final Duration stall;
    private final Executor watch;
    private Wire wire;
    private ByteBuffer out;
    private long left;
    private volatile long deadline;
    private volatile boolean armed;
    private volatile boolean late;
    private volatile boolean closed;

    Line(SocketChannel channel, Timeouts timeouts) {
        this.channel = channel;
        this.stall = timeouts.stall();
        this.watch =
                CompletableFuture.delayedExecutor(timeouts.tick().toMillis(), TimeUnit.MILLISECONDS, Runnable::run);
        use(new Wire.Plain(channel));
        watch.execute(this::look);
    }

    SocketChannel channel() {
        return channel;
    }

    /** From now on by this wire; nothing may be waiting to be written. */
    void use(Wire next) {
        wire = next;
        out = next.buffer(BUFFER);
    }

    void put(String ascii) throws IOException {
        if (out.remaining() < ascii.length()) flush();
        for (int i = 0; i < ascii.length(); i++) out.put((byte) ascii.charAt(i));
    }

    void put(String text, boolean utf8) throws IOException {
        if (utf8) put(text.getBytes(StandardCharsets.UTF_8));
        else put(text);
    }

    void put(byte[] bytes) throws IOException {
        put(bytes, 0, bytes.length);
    }

    void put(byte[] bytes, int from, int to) throws IOException {
        for (int at = from; at < to; ) {
            int n = Math.min(out.remaining(), to - at);
            out.put(bytes, at, n);
            at += n;
            if (!out.hasRemaining()) flush();
        }
    }

    void endLine() throws IOException {
        put(LINE_END);
    }

    /** Where the next byte goes, counted from the first. */
    long position() {
        return left + out.position();
    }

    /** Bytes up to here may have left. */
    long left() {
        return left;
    }

    /** Writes what is waiting, in one piece. */
    void flush() throws IOException {
        if (out.position() == 0) return;
        out.flip();
        begin(stall);
        try {
            wire.write(out);
            left += out.limit();
        } catch (ClosedChannelException closedMeanwhile) {
            left += out.limit();
            throw broken();
        } catch (IOException failed) {
            left += wire.exact() ? out.position() : out.limit();
            throw broken();
        } finally {
            armed = false;
            out.clear();
        }
    }

    /** Reads at least one byte. The caller arms the watch for the whole reply. */
    void read(ByteBuffer into) throws IOException {
        int n;
        try {
            n = wire.read(into);
        } catch (IOException failed) {
            throw broken();
        }
        if (n < 0) throw broken();
    }

    /** Starts the watch: unless {@link #end()} is called in time, the connection is closed. */
    void begin(Duration patience) {
        deadline = System.nanoTime() + patience.toNanos();
        armed = true;
    }

    void end() {
        armed = false;
    }

    /** May be called by another thread; ends its waiting for us. */
    void close() {
        closed = true;
        hangUp();
    }

    private void hangUp() {
        try {
            channel.close();
        } catch (IOException gone) {
            // the other side has hung up already, which is what we wanted
        }
    }

    private void look() {
        if (!channel.isOpen()) return;
        if (armed && deadline - System.nanoTime() < 0) {
            late = true;
            hangUp();
        } else watch.execute(this::look);
    }

    private Broken broken() {
        if (late) return new Broken(Broken.How.SILENT, "the server kept us waiting too long");
        if (closed) return new Broken(Broken.How.ENDED_BY_US, "the connection was closed by us");
        return new Broken(Broken.How.CLOSED, "the server closed the connection");
    }
}
