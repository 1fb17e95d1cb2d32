package org.communique.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;
import org.communique.delivery.Fault;
import org.communique.delivery.Outcome;

/** Angus transports, for servers and SASL mechanisms that our own client does not speak. */
final class PortableSingleLane implements SingleMails.SingleLane {

    private final Relay relay;
    private final SingleStamper stamper;
    private final AngusJudgement judgement;

    PortableSingleLane(Relay relay, SingleStamper stamper, Clock clock) {
        this.relay = relay;
        this.stamper = stamper;
        this.judgement = new AngusJudgement(clock);
    }

    @Override
    public void carry(List<SingleMail> mails, BiConsumer<SingleMail, Outcome> settled) {
        for (var it : mails) settled.accept(it, send(it));
    }

    @Override
    public void close() {
        relay.close();
    }

    private Outcome send(SingleMail mail) {
        if (mail.to().chars().anyMatch(c -> c > 126))
            return new Outcome.Rejected(
                    "5.6.7 the address needs SMTPUTF8 (RFC 6531), which this transport lacks", Fault.OTHER);
        try {
            var to = new Address[] {new InternetAddress(mail.to(), false)};
            var bytes = stamper.bytes(mail);
            var reply = new String[1];
            relay.send((session, transport) -> {
                transport.sendMessage(new ReadyMessage(session, bytes, stamper.sender(mail)), to);
                reply[0] = transport.getLastServerResponse();
            });
            return new Outcome.Accepted(Mask.of(reply[0], mail.to()));
        } catch (OversizedMail cannotGoOut) {
            return new Outcome.Rejected(cannotGoOut.getMessage(), Fault.CONTENT);
        } catch (MessagingException failed) {
            return judgement.outcome(failed, mail.to());
        }
    }
}
