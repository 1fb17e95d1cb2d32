package org.communique.web.desk.board;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One open page that is told how far releases are, by server-sent events. It takes no thread: what its line cannot take now waits
 * here, the newest of each event only, so that a slow reader sees fewer steps and nobody waits for her.
 */
final class Watcher implements WriteListener {

    private static final String BEAT = ":\n\n";

    private final Who who;
    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Map<String, String> waiting = new LinkedHashMap<>();
    private String id = "";
    private boolean opened;
    private boolean unflushed;
    private boolean ended;

    /**
     * Who watches what.
     *
     * @param user     the name she signs in with
     * @param session  her session, as {@link org.communique.signin.Sessions#key} names it
     * @param language of the desk
     * @param seen     id of the last event that reached her, as the browser says when it comes back; empty = it is new here
     * @param key      what her page showed when it was made
     */
    record Who(String user, String session, long organisation, Locale language, String seen, String key) {}

    Watcher(Who who, AsyncContext async) throws IOException {
        this.who = who;
        this.async = async;
        this.out = async.getResponse().getOutputStream();
    }

    /** From now on the container says when the line can take something. @param first what is sent first */
    void open(String first) {
        waiting.put("", first);
        out.setWriteListener(this);
    }

    Who who() {
        return who;
    }

    /** @param number names the state that she knows after these events */
    synchronized void tell(Map<String, String> events, String number) {
        id = number;
        waiting.putAll(events);
        write();
    }

    /** Keeps proxies from closing a quiet line, and finds out whether it is still there. */
    synchronized void beat() {
        if (waiting.isEmpty()) waiting.put("", BEAT);
        write();
    }

    @Override
    public synchronized void onWritePossible() {
        opened = true;
        write();
    }

    @Override
    public synchronized void onError(Throwable gone) {
        end();
    }

    /** True once nothing can be told any more. */
    synchronized boolean ended() {
        return ended;
    }

    synchronized void end() {
        if (ended) return;
        ended = true;
        try {
            async.complete();
        } catch (IllegalStateException completed) {
            // the container was faster
        }
    }

    /** Only {@code isReady} may say whether a write would wait; when it says no, the container calls back. */
    private void write() {
        try {
            if (ended || !opened || !out.isReady()) return;
            if (!waiting.isEmpty()) {
                out.write(text().getBytes(StandardCharsets.UTF_8));
                waiting.clear();
                unflushed = true;
            }
            if (unflushed && out.isReady()) {
                out.flush();
                unflushed = false;
            }
        } catch (IOException | IllegalStateException gone) {
            end();
        }
    }

    private String text() {
        var text = new StringBuilder();
        waiting.forEach((event, data) -> {
            if (event.isEmpty()) text.append(data);
            else
                text.append("event: ")
                        .append(event)
                        .append('\n')
                        .append(lines(data))
                        .append("id: ")
                        .append(id)
                        .append("\n\n");
        });
        return text.toString();
    }

    private static String lines(String data) {
        var lines = new StringBuilder();
        data.lines().forEach(it -> lines.append("data: ").append(it).append('\n'));
        return lines.isEmpty() ? "data:\n" : lines.toString();
    }
}
