package org.communique.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A port of this machine at which nobody listens, and nobody else can begin to until it is given back. */
public final class ClosedPort implements AutoCloseable {

    private final Socket socket = new Socket();

    /** Any that is free. */
    public ClosedPort() {
        this(0);
    }

    /** This one, at which somebody may have listened a moment ago. */
    public ClosedPort(int port) {
        try {
            socket.setReuseAddress(port != 0);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its number. */
    public int number() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
