package org.communique.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/** An SMTP server that remembers, for each recipient, the Message-IDs it has taken responsibility for. */
final class Sink implements AutoCloseable {

    final Map<String, List<String>> messageIds = new ConcurrentHashMap<>();
    final AtomicInteger taken = new AtomicInteger();

    /** Called with the number of each message, before its 250 is sent. */
    volatile IntConsumer atMessage = number -> {};

    /** Called with the text of each message, in lines that end in CRLF, before its 250 is sent. */
    volatile Consumer<String> atText = text -> {};

    /** Whether it takes a recipient now; else it says 451. */
    volatile Predicate<String> open = recipient -> true;

    /** Whether it announces CHUNKING. */
    volatile boolean chunks;

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
            var reply = "";
            say(socket, "220 sink.example.org");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                reply = line.startsWith("QUIT") ? "221 bye" : "250 ok";
                if (line.startsWith("EHLO") && chunks) reply = "250-sink\r\n250-PIPELINING\r\n250 CHUNKING";
                if (line.startsWith("RCPT")) {
                    recipient = line.replaceAll(".*<(.*)>.*", "$1");
                    if (!open.test(recipient)) recipient = "";
                    if (recipient.isEmpty()) reply = "451 4.7.1 later";
                }
                if (line.startsWith("DATA")) {
                    say(socket, "354 go on");
                    take(recipient, letter(in));
                }
                if (line.startsWith("BDAT") && !chunk(recipient, Integer.parseInt(line.split(" ")[1]), in))
                    reply = "503 5.5.1 need RCPT";
                say(socket, reply);
            }
        } catch (IOException hungUp) {
            // a killed client does not say goodbye
        }
    }

    private boolean chunk(String recipient, int length, BufferedReader in) throws IOException {
        var message = new char[length];
        for (int at = 0; at < length; ) {
            int n = in.read(message, at, length - at);
            if (n < 0) throw new IOException("the client is gone");
            at += n;
        }
        if (recipient.isEmpty()) return false;
        take(recipient, new String(message).lines().toList());
        return true;
    }

    /** Up to the dot. Without it nothing is taken: the client died in the middle. */
    private static List<String> letter(BufferedReader in) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) throw new IOException("the client is gone");
            lines.add(line);
        }
        return lines;
    }

    private void take(String recipient, List<String> message) {
        atText.accept(String.join("\r\n", message) + "\r\n");
        var id = message.stream()
                .filter(it -> it.startsWith("Message-ID:"))
                .map(it -> it.substring(11).strip())
                .findFirst()
                .orElse("");
        messageIds
                .computeIfAbsent(recipient, it -> new CopyOnWriteArrayList<>())
                .add(id);
        atMessage.accept(taken.incrementAndGet());
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
}
