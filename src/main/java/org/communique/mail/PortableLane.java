package org.communique.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import org.communique.delivery.Fault;
import org.communique.delivery.Load;
import org.communique.delivery.Outcome;
import org.communique.delivery.Parcel;
import org.communique.render.UnfilledSlot;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Angus transports, for servers and SASL mechanisms that our own client does not speak. One message after the other. */
final class PortableLane implements Transport {

    private final Relay relay;
    private final Stamper stamper;
    private final Judgement judgement;
    private final Clock clock;

    PortableLane(Relay relay, Stamper stamper, Clock clock) {
        this.relay = relay;
        this.stamper = stamper;
        this.judgement = new Judgement(clock);
        this.clock = clock;
    }

    @Override
    public void carry(Load load) {
        Crew.work(relay.connections(), number -> {
            for (var parcel = load.take(); parcel.isPresent(); parcel = load.take())
                load.settle(parcel.get(), send(parcel.get()));
        });
    }

    @Override
    public void close() {
        relay.close();
    }

    private Outcome send(Parcel parcel) {
        var recipient = parcel.recipient().orElseThrow().address();
        if (recipient.chars().anyMatch(c -> c > 126))
            return new Outcome.Rejected(
                    "5.6.7 the address needs SMTPUTF8 (RFC 6531), which this transport lacks", Fault.OTHER);
        try {
            var to = new Address[] {new InternetAddress(recipient, false)};
            var bytes = stamper.bytes(parcel);
            var reply = new String[1];
            relay.send((session, transport) -> {
                transport.sendMessage(new Ready(session, bytes, stamper.sender(parcel)), to);
                reply[0] = transport.getLastServerResponse();
            });
            return new Outcome.Accepted(Mask.of(reply[0], recipient));
        } catch (OversizedMail | UnfilledSlot cannotGoOut) {
            return new Outcome.Rejected(cannotGoOut.getMessage(), Fault.CONTENT);
        } catch (MessagingException failed) {
            return outcome(failed, recipient);
        }
    }

    /** The reply stands in the innermost exception; without one the connection failed, which passes. */
    private Outcome outcome(MessagingException failed, String recipient) {
        for (Exception cause = failed; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException it && refused(it.getReturnCode()))
                return judged(it.getReturnCode(), it, Reply.Phase.RCPT, recipient);
            if (cause instanceof SMTPSenderFailedException it && refused(it.getReturnCode()))
                return judged(it.getReturnCode(), it, Reply.Phase.MAIL, recipient);
            if (cause instanceof SMTPSendFailedException it
                    && it.getNextException() == null
                    && refused(it.getReturnCode())) return judged(it.getReturnCode(), it, Reply.Phase.DATA, recipient);
        }
        return new Outcome.Deferred("no connection: " + Mask.of(String.valueOf(failed.getMessage())), clock.instant());
    }

    private Outcome judged(int code, MessagingException reply, Reply.Phase phase, String recipient) {
        return judgement.outcome(new Reply(code, "", String.valueOf(reply.getMessage()), phase), recipient);
    }

    private static boolean refused(int code) {
        return code >= 400 && code <= 599;
    }

    private static Exception next(Exception cause) {
        return cause instanceof MessagingException it ? it.getNextException() : null;
    }

    /** Ready bytes with an envelope sender; Angus sends them as they are. */
    private static final class Ready extends SMTPMessage {
        Ready(Session session, byte[] bytes, String sender) throws MessagingException {
            super(session, new ByteArrayInputStream(bytes));
            setEnvelopeFrom(sender);
        }
    }
}
