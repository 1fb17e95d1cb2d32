package org.communique.smtp;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.IntStream;

/** A source of messages that keeps what became of each, and counts how often each was settled. */
final class Letters implements SmtpSource<String> {

    /** For servers that answer: what a busy machine needs is no fault of theirs. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration HASTE = Duration.ofMillis(400);

    static final Timeouts PATIENT = new Timeouts(PATIENCE, PATIENCE, PATIENCE, PATIENCE);

    /** For a server that will not answer. */
    static final Timeouts HASTY = new Timeouts(PATIENCE, HASTE, PATIENCE, HASTE);

    /** For a server that answers everything but the end of a message. */
    static final Timeouts HASTY_AT_THE_END = new Timeouts(PATIENCE, PATIENCE, PATIENCE, HASTE);

    private final Queue<SmtpMessage<String>> waiting = new ArrayDeque<>();
    private final Map<String, SmtpResult> results = new LinkedHashMap<>();
    private int settled;

    static Letters to(String... recipients) {
        return of(List.of(recipients).stream()
                .map(it -> letter(it, "one\r\ntwo\r\n"))
                .toList());
    }

    static Letters many(int count) {
        return of(IntStream.range(0, count)
                .mapToObj(it -> letter("p" + it + "@example.org", "Subject: x\r\n\r\nhello\r\n"))
                .toList());
    }

    static Letters of(Collection<SmtpMessage<String>> messages) {
        var letters = new Letters();
        letters.waiting.addAll(messages);
        return letters;
    }

    static SmtpMessage<String> letter(String recipient, String text) {
        return SmtpMessage.of(recipient, "b@news.example", recipient, text.getBytes(StandardCharsets.UTF_8));
    }

    static SmtpServer server(FaultServer server) {
        return SmtpServer.at("127.0.0.1", server.port(), Security.NONE, "news.example")
                .with(PATIENT);
    }

    /** Drains what is left over connections of the client, at most so many, putting back what was not sent. */
    Letters over(SmtpClient client, int connections) {
        for (int i = 0; i < connections && !waiting.isEmpty(); i++)
            try (var connection = client.open()) {
                connection.drain(this, Limits.NONE);
            } catch (SmtpFailure none) {
                // the next connection may do better
            }
        return this;
    }

    @Override
    public Optional<SmtpMessage<String>> poll() {
        return Optional.ofNullable(waiting.poll());
    }

    @Override
    public Optional<SmtpMessage<String>> take() {
        return poll();
    }

    @Override
    public void settled(SmtpMessage<String> message, SmtpResult result) {
        settled++;
        results.put(message.tag(), result);
    }

    /** Puts those back that the server cannot have. */
    Letters again() {
        results.entrySet().removeIf(it -> {
            if (!(it.getValue() instanceof SmtpResult.NotSent)) return false;
            settled--;
            return waiting.add(letter(it.getKey(), "Subject: x\r\n\r\nhello\r\n"));
        });
        return this;
    }

    Map<String, SmtpResult> results() {
        return results;
    }

    SmtpResult result(String recipient) {
        return results.get(recipient);
    }

    int settled() {
        return settled;
    }

    int left() {
        return waiting.size();
    }

    static boolean accepted(SmtpResult result) {
        return result instanceof SmtpResult.Replied it && it.accepted();
    }

    long accepted() {
        return results.values().stream().filter(Letters::accepted).count();
    }
}
