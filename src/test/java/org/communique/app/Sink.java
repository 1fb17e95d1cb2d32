package org.communique.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** An SMTP server that remembers, for each recipient, the Message-IDs it has taken responsibility for. */
final class Sink implements AutoCloseable {

    final Map<String, List<String>> messageIds = new ConcurrentHashMap<>();
    final AtomicInteger taken = new AtomicInteger();

    /** Called with the number of each message, before its 250 is sent. */
    volatile IntConsumer atMessage = number -> {};

    /** Called with the text of each message, in lines that end in CRLF, before its 250 is sent. */
    volatile Consumer<String> atText = text -> {};

    private final ServerSocket server;

    Sink() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                start(() -> talk(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "sink");
        thread.setDaemon(true);
        thread.start();
    }

    private void talk(Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            var recipient = "";
            say(socket, "220 sink.example.org");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("RCPT")) recipient = line.replaceAll(".*<(.*)>.*", "$1");
                if (line.startsWith("DATA")) {
                    say(socket, "354 go on");
                    take(recipient, in);
                }
                say(socket, line.startsWith("QUIT") ? "221 bye" : "250 ok");
            }
        } catch (IOException hungUp) {
            // a killed client does not say goodbye
        }
    }

    private void take(String recipient, BufferedReader in) throws IOException {
        var id = "";
        var text = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line).append("\r\n");
            if (line.startsWith("Message-ID:") && id.isEmpty())
                id = line.substring(11).strip();
        }
        messageIds
                .computeIfAbsent(recipient, it -> new CopyOnWriteArrayList<>())
                .add(id);
        atText.accept(text.toString());
        atMessage.accept(taken.incrementAndGet());
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
}
