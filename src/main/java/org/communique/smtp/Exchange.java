package org.communique.smtp;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import org.communique.smtp.SmtpResult.Phase;

/** Matches replies with what they answer, and settles each message once. */
final class Exchange<T> {

    private static final Duration AFTER_421 = Duration.ofSeconds(2);

    private final Talk talk;
    private final Trust trust;
    private final SmtpSource<T> source;
    private final boolean pipelined;
    private final ArrayDeque<Flight<T>> flights = new ArrayDeque<>();
    private final ArrayDeque<Awaited<T>> awaited = new ArrayDeque<>();
    private boolean doubtful;

    Exchange(Talk talk, Trust trust, SmtpSource<T> source, boolean pipelined) {
        this.talk = talk;
        this.trust = trust;
        this.source = source;
        this.pipelined = pipelined;
    }

    /** A message is on its way from now on, and will be settled. */
    Flight<T> begin(SmtpMessage<T> message) throws Broken {
        var flight = new Flight<>(message, !awaited.isEmpty());
        flights.add(flight);
        if (awaited.isEmpty() && talk.replies().ahead())
            throw new Broken(Broken.How.GARBLED, "the server said something nobody asked for");
        return flight;
    }

    void await(Flight<T> flight, Phase phase) {
        awaited.add(new Awaited<>(flight, phase));
    }

    int inFlight() {
        return flights.size();
    }

    boolean awaiting() {
        return !awaited.isEmpty();
    }

    /** Whether the server announced pipelining and lost its thread: take no more. */
    boolean doubtful() {
        return doubtful;
    }

    /** Reads all replies that are due. */
    void listen() throws IOException {
        while (!awaited.isEmpty())
            hear(talk.timeouts().command(), talk.timeouts().dot());
    }

    /** Reads until a message is settled, and on as long as that needs no waiting. */
    void listenToOne() throws IOException {
        int before = flights.size();
        while (!awaited.isEmpty() && (flights.size() == before || talk.replies().ready()))
            hear(talk.timeouts().command(), talk.timeouts().dot());
    }

    void settle(Flight<T> flight, SmtpResult result) {
        if (flight.settled) return;
        flight.settled = true;
        flights.remove(flight);
        source.settled(flight.message(), result);
    }

    void settleFailed(Flight<T> flight) {
        settle(flight, flight.failure().orElseThrow());
    }

    /** The server leaves. What it still says counts; what it no longer answers before it hangs up, it has not done. */
    void bidden() {
        var patience = talk.timeouts().command().compareTo(AFTER_421) < 0
                ? talk.timeouts().command()
                : AFTER_421;
        for (boolean more = true; more; )
            try {
                while (!awaited.isEmpty()) hear(patience, patience);
                more = false;
            } catch (Leaving again) {
                more = true;
            } catch (Broken broken) {
                more = false;
                if (broken.how() == Broken.How.CLOSED)
                    flights.forEach(it -> it.fail(new SmtpResult.NotSent("the server closed the channel (421)")));
            } catch (IOException broken) {
                more = false;
            }
    }

    /** Settles what is left when the connection is gone. */
    void abandon(String reason) {
        for (var flight = flights.peek(); flight != null; flight = flights.peek()) {
            boolean left = flight.end <= talk.line().left();
            settle(
                    flight,
                    flight.failure().orElse(left ? new SmtpResult.InDoubt(reason) : new SmtpResult.NotSent(reason)));
        }
    }

    /** A server that fails at its first pipelined commands is not asked to pipeline again. */
    void blame() {
        if (pipelined && awaited.stream().anyMatch(it -> it.phase() != Phase.DOT && !trust.proven(it.flight().behind)))
            trust.lose();
    }

    private void hear(Duration command, Duration dot) throws IOException {
        var due = awaited.element();
        var phase = due.phase();
        int code = talk.replies().next(phase == Phase.DOT || phase == Phase.BDAT ? dot : command);
        awaited.remove();
        if (due.flight().settled) return;
        if (code == 421) {
            settle(
                    due.flight(),
                    due.flight().failure().orElseGet(() -> SmtpResult.NotSent.leaving(reply(phase, code))));
            throw new Leaving();
        }
        heard(due.flight(), phase, code);
    }

    private void heard(Flight<T> flight, Phase phase, int code) throws IOException {
        if (code >= 300 && code < 400 && phase != Phase.DATA || code < 300 && phase == Phase.DATA) {
            awaited.addFirst(new Awaited<>(flight, phase));
            throw new Broken(Broken.How.GARBLED, "the server answered " + code + " to " + phase);
        }
        switch (phase) {
            case RSET -> reset(code);
            case MAIL -> flight.mailTaken = taken(flight, phase, code);
            case RCPT -> flight.rcptTaken = taken(flight, phase, code);
            case DATA -> {
                flight.go = taken(flight, phase, code);
                if (flight.go) trust.prove(flight.behind);
            }
            case DOT -> {
                // a server should, but some do not, end the transaction of a message they refuse
                if (code >= 400) talk.openTransaction(true);
                settle(flight, flight.failure().orElseGet(() -> reply(phase, code)));
            }
            case BDAT -> settle(flight, ofChunk(flight, code));
        }
    }

    private void reset(int code) throws Broken {
        if (code >= 400) throw new Broken(Broken.How.GARBLED, "the server answered " + code + " to RSET");
    }

    private boolean taken(Flight<T> flight, Phase phase, int code) throws Broken {
        if (code < 400) return true;
        flight.fail(outOfStep(flight, code) ? lost(code, phase) : reply(phase, code));
        return false;
    }

    /** A server that does not follow, though all before was well: it has not read what we wrote ahead. */
    private boolean outOfStep(Flight<T> flight, int code) {
        return pipelined && !flight.failed() && (code == 503 || code == 500);
    }

    private SmtpResult lost(int code, Phase phase) {
        doubtful = true;
        trust.lose();
        return new SmtpResult.NotSent("the server lost its thread: " + code + " to " + phase);
    }

    /** With CHUNKING the bytes have left before the envelope is judged: who took both recipient and bytes has them. */
    private SmtpResult ofChunk(Flight<T> flight, int code) {
        var reply = reply(Phase.BDAT, code);
        if (code < 300) trust.prove(flight.behind);
        if (code < 300 && flight.rcptTaken) return reply;
        if (flight.rcptTaken && outOfStep(flight, code)) return lost(code, Phase.BDAT);
        return flight.failure().orElse(reply);
    }

    private SmtpResult.Replied reply(Phase phase, int code) {
        var words = ReplyText.of(code, talk.replies().lines());
        return new SmtpResult.Replied(code, words.enhanced(), words.text(), phase);
    }

    Optional<SmtpMessage<T>> poll() {
        return source.poll();
    }

    Optional<SmtpMessage<T>> take() {
        return source.take();
    }

    void local(SmtpMessage<T> message, SmtpResult.Local refusal) {
        source.settled(message, refusal);
    }

    private record Awaited<T>(Flight<T> flight, Phase phase) {}
}
