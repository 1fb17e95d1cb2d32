package org.communique.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BiConsumer;
import org.communique.delivery.Fault;
import org.communique.delivery.Outcome;
import org.communique.smtp.Drained;
import org.communique.smtp.SmtpFailure;
import org.communique.smtp.SmtpMessage;
import org.communique.smtp.SmtpResult;
import org.communique.smtp.SmtpSource;

/** Our own SMTP client with a connection at a time. */
final class FastSingleLane implements SingleMails.SingleLane {

    private final Relays relays;
    private final SingleStamper stamper;
    private final Clock clock;

    FastSingleLane(Relays relays, SingleStamper stamper, Clock clock) {
        this.relays = relays;
        this.stamper = stamper;
        this.clock = clock;
    }

    /** Ends: a relay that cannot be reached rests, and when all rest what is left waits for them. */
    @Override
    public void carry(List<SingleMail> mails, BiConsumer<SingleMail, Outcome> settled) {
        var waiting = new ArrayDeque<>(mails);
        while (!waiting.isEmpty()) {
            var choice = relays.choose();
            if (choice instanceof RelayChoice.Choice.Use use) connect(use.relay(), new Source(waiting, settled));
            else rest(waiting, ((RelayChoice.Choice.Wait) choice).until(), settled);
        }
    }

    @Override
    public void close() {
        // connections live as long as the mails they carry
    }

    private void rest(Queue<SingleMail> waiting, Instant until, BiConsumer<SingleMail, Outcome> settled) {
        for (var it = waiting.poll(); it != null; it = waiting.poll())
            settled.accept(it, new Outcome.Deferred(relays.trouble(), until));
    }

    private void connect(String relay, Source source) {
        try {
            relays.open(relay).ifPresent(it -> drain(it, source));
        } catch (SmtpFailure failure) {
            // the relay rests now: after a wrong password for an hour, lest we lock the mailbox
        }
    }

    private void drain(Relays.Open connection, Source source) {
        try (var open = connection.smtp()) {
            var drained = open.drain(source, connection.limits());
            if (drained.end() == Drained.End.FAILED)
                relays.failed(connection.relay(), drained.reason(), drained.taken());
            else if (drained.taken() > 0) relays.served(connection.relay());
        } finally {
            relays.closed(connection.relay());
        }
    }

    /** What waits, as the SMTP client sees it. */
    private final class Source implements SmtpSource<SingleMail> {

        private final Queue<SingleMail> waiting;
        private final BiConsumer<SingleMail, Outcome> settled;
        private final Judgement judgement = new Judgement(clock);

        Source(Queue<SingleMail> waiting, BiConsumer<SingleMail, Outcome> settled) {
            this.waiting = waiting;
            this.settled = settled;
        }

        @Override
        public Optional<SmtpMessage<SingleMail>> poll() {
            for (var mail = waiting.poll(); mail != null; mail = waiting.poll()) {
                try {
                    return Optional.of(SmtpMessage.of(mail, stamper.sender(mail), mail.to(), stamper.bytes(mail)));
                } catch (OversizedMail tooLarge) {
                    settled.accept(mail, new Outcome.Rejected(tooLarge.getMessage(), Fault.CONTENT));
                }
            }
            return Optional.empty();
        }

        @Override
        public Optional<SmtpMessage<SingleMail>> take() {
            return poll();
        }

        @Override
        public void settled(SmtpMessage<SingleMail> message, SmtpResult result) {
            settled.accept(message.tag(), judgement.of(result, message.recipient()));
        }
    }
}
