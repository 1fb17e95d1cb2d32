package org.communique.smtp;

import java.io.IOException;
import java.time.Duration;

/** A conversation with a server: one command, one reply, as it is before the first message. */
final class Talk {

    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Line line;
    private final Timeouts timeouts;
    private ReplyReader replies;
    private Capabilities capabilities = Capabilities.NONE;
    private boolean openTransaction;

    Talk(Line line, Timeouts timeouts) {
        this.line = line;
        this.timeouts = timeouts;
        this.replies = new ReplyReader(line);
    }

    Line line() {
        return line;
    }

    ReplyReader replies() {
        return replies;
    }

    Timeouts timeouts() {
        return timeouts;
    }

    Capabilities capabilities() {
        return capabilities;
    }

    void learn(Capabilities offered) {
        capabilities = offered;
    }

    /** Goes on over another wire: what was said and read before is forgotten (RFC 3207 §4.2). */
    void over(Wire wire) {
        line.use(wire);
        replies = new ReplyReader(line);
        capabilities = Capabilities.NONE;
    }

    /** Whether the server may still be in a transaction, which RSET must end before the next. */
    boolean openTransaction() {
        return openTransaction;
    }

    void openTransaction(boolean open) {
        openTransaction = open;
    }

    int listen() throws IOException {
        return replies.next(timeouts.command());
    }

    int say(String command) throws IOException {
        line.put(command + "\r\n");
        line.flush();
        return listen();
    }

    String words(int code) {
        return ReplyText.of(code, replies.lines()).whole();
    }

    /** Says QUIT and does not wait long for the answer. */
    void farewell() {
        try {
            line.put("QUIT\r\n");
            line.flush();
            replies.next(timeouts.command().compareTo(FAREWELL) < 0 ? timeouts.command() : FAREWELL);
        } catch (IOException gone) {
            // we are leaving anyway
        }
        line.close();
    }
}
