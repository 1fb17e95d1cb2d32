package org.communique.smtp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The server's ear: lines, messages, chunks. */
final class FaultInput {

    private final InputStream in;
    private final byte[] buffer = new byte[65_536];
    private int from;
    private int to;

    FaultInput(InputStream in) {
        this.in = in;
    }

    boolean idle() {
        return from == to;
    }

    void forget() {
        from = to = 0;
    }

    int read() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, in.read(buffer));
            if (to == 0) throw new IOException("the client hung up");
        }
        return buffer[from++];
    }

    String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = read(); b != '\n'; b = read()) if (b != '\r') line.write(b);
        return line.toString(StandardCharsets.UTF_8);
    }

    /** Up to the dot, with doubled dots undone. */
    byte[] message() throws IOException {
        var message = new ByteArrayOutputStream(1024);
        for (int b = read(), before = '\n'; ; before = b, b = read()) {
            if (before == '\n' && b == '.') {
                b = read();
                if (b == '\r') {
                    read();
                    return message.toByteArray();
                }
            }
            message.write(b);
        }
    }

    byte[] chunk(int length) throws IOException {
        var chunk = new byte[length];
        for (int i = 0; i < length; i++) chunk[i] = (byte) read();
        return chunk;
    }

    /** Until the client hangs up. */
    void sink() throws IOException {
        while (in.read(buffer) >= 0) from = to = 0;
    }
}
