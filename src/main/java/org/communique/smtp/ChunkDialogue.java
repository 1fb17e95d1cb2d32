package org.communique.smtp;

import java.io.IOException;
import org.communique.smtp.SmtpResult.Phase;

/**
 * MAIL, RCPT and BDAT … LAST (RFC 3030) of several messages before the first reply, so that the way to the server costs its time once
 * for a window. RSET stands before each envelope: without it a refused message would leave its transaction open, and the next
 * recipient would join it under the wrong sender.
 */
final class ChunkDialogue<T> implements Dialogue {

    private final Talk talk;
    private final Line line;
    private final Exchange<T> exchange;
    private final Envelope envelope;
    private final Writer writer;
    private final Quota quota;
    private final int window;

    ChunkDialogue(Talk talk, Exchange<T> exchange, Quota quota, int window) {
        this.talk = talk;
        this.line = talk.line();
        this.exchange = exchange;
        this.envelope = new Envelope(talk.capabilities());
        this.writer = new Writer(line);
        this.quota = quota;
        this.window = window;
    }

    @Override
    public void run() throws IOException {
        do {
            fill();
            line.flush();
            exchange.listenToOne();
        } while (exchange.awaiting() || waited());
    }

    private boolean more() {
        return quota.left() && !exchange.doubtful();
    }

    private void fill() throws IOException {
        while (exchange.inFlight() < window && more()) {
            var ready = exchange.poll();
            if (ready.isEmpty()) return;
            launch(ready.get());
        }
    }

    /** Nothing is in flight: waits for one more message, if any. */
    private boolean waited() throws IOException {
        if (!more()) return false;
        var next = exchange.take();
        if (next.isPresent()) launch(next.get());
        return next.isPresent();
    }

    private void launch(SmtpMessage<T> message) throws IOException {
        quota.count();
        var refusal = envelope.refusal(message);
        if (refusal.isPresent()) exchange.local(message, refusal.get());
        else send(message);
    }

    private void send(SmtpMessage<T> message) throws IOException {
        var flight = exchange.begin(message);
        boolean utf8 = Envelope.international(message);
        long length = message.length();
        if (talk.openTransaction()) say("RSET\r\n", false, flight, Phase.RSET);
        talk.openTransaction(true);
        say(envelope.mail(message, length), utf8, flight, Phase.MAIL);
        say(envelope.rcpt(message), utf8, flight, Phase.RCPT);
        say("BDAT " + length + " LAST\r\n", false, flight, Phase.BDAT);
        writer.bytes(message);
        flight.end = line.position();
    }

    private void say(String command, boolean utf8, Flight<T> flight, Phase phase) throws IOException {
        line.put(command, utf8);
        exchange.await(flight, phase);
    }
}
