package org.communique.app;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** HTTP as bytes on a socket, so that no library mends what we send or hides what we get. Keeps its connection while it may. */
final class RawHttp implements AutoCloseable {

    /** Requests sent by all of them. */
    static final AtomicLong SENT = new AtomicLong();

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    /** Longer than a busy machine takes for any answer; nothing waits it out that is as it should be. */
    private static final int PATIENCE_MS = 60_000;

    private final InetAddress host;
    private final int port;
    private Socket socket = new Socket();
    private InputStream in = InputStream.nullInputStream();

    RawHttp(InetAddress host, int port) {
        this.host = host;
        this.port = port;
    }

    /**
     * What came back.
     *
     * @param head status line and headers in their order, without Date and without the two that belong to the connection
     */
    record Answer(List<String> head, byte[] body) {

        int status() {
            return Integer.parseInt(head.get(0).split(" ")[1]);
        }

        /** The value of a header; empty if there is none. */
        String header(String name) {
            var prefix = name.toLowerCase(Locale.ROOT) + ":";
            return head.stream()
                    .filter(it -> it.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(it -> it.substring(prefix.length()).strip())
                    .findFirst()
                    .orElse("");
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** Everything, one character for each byte. */
        String all() {
            return String.join("\n", head) + "\n\n" + new String(body, StandardCharsets.ISO_8859_1);
        }
    }

    /** One request; headers as whole lines. It names our host, unless they name another. */
    Answer ask(String method, String target, String... headers) {
        var request = method + " " + target + " HTTP/1.1\r\n";
        if (Arrays.stream(headers).noneMatch(it -> it.startsWith("Host:"))) request += "Host: news.example.org\r\n";
        for (var header : headers) request += header + "\r\n";
        return send(request + "\r\n", method.equals("HEAD"));
    }

    /** A form, in ASCII. */
    Answer post(String target, String form) {
        var request = "POST " + target + " HTTP/1.1\r\nHost: news.example.org\r\n" + FORM + "\r\nContent-Length: "
                + form.length() + "\r\n\r\n" + form;
        return send(request, false);
    }

    Answer get(String target, String... headers) {
        return ask("GET", target, headers);
    }

    /** The same over again on a new connection if the server has ended the old one. */
    private Answer send(String request, boolean bodiless) {
        try {
            SENT.incrementAndGet();
            var answer = over(request, bodiless);
            if (!answer.isEmpty()) return answer.get(0);
            close();
            return over(request, bodiless).get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(request.lines().findFirst().orElse(""), e);
        }
    }

    private List<Answer> over(String request, boolean bodiless) throws IOException {
        if (!socket.isConnected() || socket.isClosed()) connect();
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var answer = read(in, bodiless);
            if (answer.isEmpty() || answer.get(0).head().contains("Connection: close")) close();
            return answer.stream().map(RawHttp::comparable).toList();
        } catch (java.net.SocketException ended) {
            return List.of();
        }
    }

    private void connect() throws IOException {
        socket = new Socket(host, port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Bytes on a connection of their own, and all that comes back until the server ends it. */
    String exchange(String bytes) {
        try (var own = new Socket(host, port)) {
            SENT.incrementAndGet();
            own.setSoTimeout(PATIENCE_MS);
            own.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            own.shutdownOutput();
            return new String(readAll(own.getInputStream()), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A reset after the answer is how a server ends a connection whose rest it will not read. */
    private static byte[] readAll(InputStream in) throws IOException {
        var all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (java.net.SocketException reset) {
            // what came before it counts
        }
        return all.toByteArray();
    }

    private static Answer comparable(Answer answer) {
        var head = answer.head().stream()
                .filter(it -> !it.startsWith("Date:") && !it.startsWith("Connection:") && !it.startsWith("Keep-Alive:"))
                .toList();
        return new Answer(head, answer.body());
    }

    /** One answer; none if the connection has ended. */
    static List<Answer> read(InputStream in, boolean bodiless) throws IOException {
        var head = new ArrayList<String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) head.add(line);
        if (head.isEmpty()) return List.of();
        var bare = new Answer(head, new byte[0]);
        boolean none = bodiless || bare.status() == 304 || bare.status() == 204 || bare.status() < 200;
        return List.of(none ? bare : new Answer(head, body(in, bare)));
    }

    private static byte[] body(InputStream in, Answer head) throws IOException {
        if (!head.header("Content-Length").isEmpty())
            return in.readNBytes(Integer.parseInt(head.header("Content-Length")));
        if (!head.header("Transfer-Encoding").equals("chunked")) return in.readAllBytes();
        var body = new ByteArrayOutputStream();
        for (int size = size(in); size > 0; size = size(in)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) if (b != '\r') line.write(b);
        return line.toString(StandardCharsets.ISO_8859_1);
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
