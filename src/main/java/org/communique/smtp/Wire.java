package org.communique.smtp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;

/** The bytes of a connection, with or without TLS. Both block. */
interface Wire {

    /** At least one byte into the buffer, or -1 at the end. */
    int read(ByteBuffer into) throws IOException;

    /** All of the buffer in as few writes as possible. */
    void write(ByteBuffer from) throws IOException;

    /** A buffer this wire writes without another copy. */
    ByteBuffer buffer(int size);

    /** Whether the buffer's position tells what left when a write fails. */
    boolean exact();

    /** Without TLS. */
    record Plain(SocketChannel channel) implements Wire {
        @Override
        public int read(ByteBuffer into) throws IOException {
            return channel.read(into);
        }

        @Override
        public void write(ByteBuffer from) throws IOException {
            while (from.hasRemaining()) channel.write(from);
        }

        @Override
        public ByteBuffer buffer(int size) {
            return ByteBuffer.allocateDirect(size);
        }

        @Override
        public boolean exact() {
            return true;
        }
    }

    /** With TLS. */
    record Tls(SSLSocket socket) implements Wire {
        @Override
        public int read(ByteBuffer into) throws IOException {
            int n = socket.getInputStream().read(into.array(), into.position(), into.remaining());
            if (n > 0) into.position(into.position() + n);
            return n;
        }

        @Override
        public void write(ByteBuffer from) throws IOException {
            socket.getOutputStream().write(from.array(), from.position(), from.remaining());
            from.position(from.limit());
        }

        @Override
        public ByteBuffer buffer(int size) {
            return ByteBuffer.allocate(size);
        }

        @Override
        public boolean exact() {
            return false;
        }
    }
}
