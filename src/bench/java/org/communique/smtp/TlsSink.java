package org.communique.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;

/** A server that takes everything over TLS and keeps nothing, as fast as Java decrypts. */
public final class TlsSink implements AutoCloseable {

    private static final byte[] DOT = {'\r', '\n', '.', '\r', '\n'};

    private final ServerSocket server;

    public TlsSink(SSLContext context) throws IOException {
        server = context.getServerSocketFactory().createServerSocket(0, 100, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed())
            try {
                var socket = server.accept();
                socket.setTcpNoDelay(true);
                start(() -> serve(socket));
            } catch (IOException closed) {
                // the measurement is over
            }
    }

    private static void serve(Socket socket) {
        try (socket) {
            new Session(socket).run();
        } catch (IOException gone) {
            // the client hung up
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "tls-sink");
        thread.setDaemon(true);
        thread.start();
    }

    private static final class Session {
        private final Socket socket;
        private final OutputStream out;
        private final byte[] buffer = new byte[65_536];
        private int from;
        private int to;

        Session(Socket socket) throws IOException {
            this.socket = socket;
            this.out = new java.io.BufferedOutputStream(socket.getOutputStream(), 8192);
        }

        void run() throws IOException {
            say("220 sink");
            for (var line = line(); !line.startsWith("QUIT"); line = line()) {
                if (line.startsWith("EHLO")) say("250-sink\r\n250-PIPELINING\r\n250 CHUNKING");
                else if (line.startsWith("DATA")) {
                    say("354 go");
                    skipToDot();
                    say("250 2.0.0 taken");
                } else if (line.startsWith("BDAT")) {
                    skip(Integer.parseInt(line.split(" ")[1]));
                    say("250 2.0.0 taken");
                } else say("250 2.1.0 ok");
            }
            say("221 bye");
            out.flush();
        }

        private void fill() throws IOException {
            if (from < to) return;
            out.flush();
            from = 0;
            to = socket.getInputStream().read(buffer);
            if (to <= 0) throw new IOException("end");
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            while (true) {
                fill();
                char c = (char) buffer[from++];
                if (c == '\n') return line.toString();
                line.append(c);
            }
        }

        private void skip(int bytes) throws IOException {
            for (int left = bytes; left > 0; ) {
                fill();
                int n = Math.min(left, to - from);
                from += n;
                left -= n;
            }
        }

        /** Good enough for the bytes of the measurement. */
        private void skipToDot() throws IOException {
            for (int matched = 0; matched < DOT.length; ) {
                fill();
                byte b = buffer[from++];
                matched = b == DOT[matched] ? matched + 1 : b == DOT[0] ? 1 : 0;
            }
        }

        private void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }
}
