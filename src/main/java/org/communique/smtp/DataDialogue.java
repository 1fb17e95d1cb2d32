package org.communique.smtp;

import java.io.IOException;
import java.util.Optional;
import org.communique.smtp.SmtpResult.Phase;

/**
 * MAIL, RCPT, DATA and the message. With PIPELINING (RFC 2920) the three commands go together, behind the end of the message before:
 * one write and one read for each message. Without, each command waits for its reply.
 */
final class DataDialogue<T> implements Dialogue {

    private final Talk talk;
    private final Line line;
    private final Exchange<T> exchange;
    private final Envelope envelope;
    private final Writer writer;
    private final Quota quota;
    private final boolean pipelined;

    DataDialogue(Talk talk, Exchange<T> exchange, Quota quota, boolean pipelined) {
        this.talk = talk;
        this.line = talk.line();
        this.exchange = exchange;
        this.envelope = new Envelope(talk.capabilities());
        this.writer = new Writer(line);
        this.quota = quota;
        this.pipelined = pipelined;
    }

    @Override
    public void run() throws IOException {
        for (var next = next(); next.isPresent(); next = next()) {
            quota.count();
            var message = next.get();
            var refusal = envelope.refusal(message);
            if (refusal.isPresent()) exchange.local(message, refusal.get());
            else carry(message);
        }
    }

    /** While replies are due only what is ready is taken; the wait for more comes when nothing hangs in the air. */
    private Optional<SmtpMessage<T>> next() throws IOException {
        boolean more = quota.left() && !exchange.doubtful();
        if (more) {
            var ready = exchange.poll();
            if (ready.isPresent()) return ready;
        }
        line.flush();
        exchange.listen();
        return more && !exchange.doubtful() ? exchange.take() : Optional.empty();
    }

    private void carry(SmtpMessage<T> message) throws IOException {
        var flight = exchange.begin(message);
        address(flight);
        if (exchange.doubtful()) throw new Broken(Broken.How.GARBLED, "the server failed at pipelining");
        if (!flight.go) {
            talk.openTransaction(flight.mailTaken);
            exchange.settleFailed(flight);
            return;
        }
        if (!flight.failed()) writer.stuffed(message);
        line.put(".\r\n");
        flight.end = line.position();
        exchange.await(flight, Phase.DOT);
        if (!pipelined) hear();
    }

    /** Until the server says whether it wants the message. */
    private void address(Flight<T> flight) throws IOException {
        var message = flight.message();
        boolean utf8 = Envelope.international(message);
        if (talk.openTransaction()) {
            talk.openTransaction(false);
            say("RSET\r\n", false, flight, Phase.RSET);
        }
        say(envelope.mail(message, message.length()), utf8, flight, Phase.MAIL);
        say(envelope.rcpt(message), utf8, flight, Phase.RCPT);
        say("DATA\r\n", false, flight, Phase.DATA);
        if (pipelined) hear();
    }

    private void say(String command, boolean utf8, Flight<T> flight, Phase phase) throws IOException {
        if (!pipelined && flight.failed()) return;
        line.put(command, utf8);
        exchange.await(flight, phase);
        if (!pipelined) hear();
    }

    private void hear() throws IOException {
        line.flush();
        exchange.listen();
    }
}
