package org.communique.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The other side of a call, which does with each connection what a test says. */
final class Listener implements AutoCloseable {

    final List<String> heard = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    interface Conversation {
        void with(InputStream in, OutputStream out) throws IOException;
    }

    Listener(Conversation conversation) {
        this(open(), conversation);
    }

    Listener(ServerSocket server, Conversation conversation) {
        this.server = server;
        daemon(() -> accept(conversation));
    }

    /** Reads the head of each request and answers with these bytes. */
    static Listener answering(String answer) {
        return new Listener((in, out) -> out.write(answer.getBytes(StandardCharsets.UTF_8)));
    }

    private static ServerSocket open() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(Conversation conversation) {
        while (!server.isClosed())
            try {
                var socket = server.accept();
                sockets.add(socket);
                daemon(() -> converse(socket, conversation));
            } catch (IOException closed) {
                return;
            }
    }

    private void converse(Socket socket, Conversation conversation) {
        try (socket) {
            heard.add(head(socket.getInputStream()));
            conversation.with(socket.getInputStream(), socket.getOutputStream());
        } catch (IOException gone) {
            // the caller has had enough, or the certificate was not good enough
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        int next;
        while (head.indexOf("\r\n\r\n") < 0 && (next = in.read()) >= 0) head.append((char) next);
        return head.toString();
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "listener");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** Behind the scheme, and without a name, since the search for that takes its time too. */
    String address() {
        return "://127.0.0.1:" + port() + "/";
    }

    int connections() {
        return sockets.size();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : sockets) socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
