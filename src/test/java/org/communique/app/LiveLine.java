package org.communique.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Somebody's open line of server-sent events, read one event at a time. */
final class LiveLine implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final BufferedReader lines;

    /** @param name of the event @param id the last one that was named */
    record Event(String name, String data, String id) {}

    /** @param seen id of the last event that had come; empty = comes for the first time */
    LiveLine(DeskServer server, String who, String path, String seen) {
        this(server.origin, server.signIn(who).cookies(), path, seen);
    }

    LiveLine(String origin, String cookies, String path, String seen) {
        var request = HttpRequest.newBuilder(URI.create(origin + path))
                .header("Accept", "text/event-stream")
                .header("Cookie", cookies);
        if (!seen.isEmpty()) request.header("Last-Event-ID", seen);
        try {
            var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) throw new AssertionError("the line answered " + answer.statusCode());
            lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Event next(String name) {
        return until(it -> it.name().equals(name));
    }

    Event until(Predicate<Event> wanted) {
        for (var it = any(); ; it = any()) if (wanted.test(it)) return it;
    }

    /** The next event, whichever. @throws AssertionError if the line has ended */
    Event any() {
        String name = "";
        String id = "";
        var data = new StringBuilder();
        for (var line = line(); line != null; line = line()) {
            if (line.startsWith("event: ")) name = line.substring(7);
            else if (line.startsWith("data:")) data.append(line.substring(Math.min(line.length(), 6)));
            else if (line.startsWith("id: ")) id = line.substring(4);
            else if (line.isEmpty() && !name.isEmpty()) return new Event(name, data.toString(), id);
        }
        throw new AssertionError("the line has ended");
    }

    /** Reads until the server ends the line. */
    void end() {
        for (var line = line(); line != null; line = line())
            ;
    }

    private String line() {
        try {
            return lines.readLine();
        } catch (IOException cut) {
            return null;
        }
    }

    static String join(java.util.Map<String, String> cookies) {
        return cookies.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
