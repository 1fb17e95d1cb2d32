package org.communique.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import org.communique.delivery.Fault;
import org.communique.delivery.Load;
import org.communique.delivery.Outcome;
import org.communique.delivery.Parcel;
import org.communique.render.UnfilledSlot;

/** Angus transports, for servers and SASL mechanisms that our own client does not speak. One message after the other. */
final class PortableLane implements Transport {

    private final Relay relay;
    private final Stamper stamper;
    private final AngusJudgement judgement;

    PortableLane(Relay relay, Stamper stamper, Clock clock) {
        this.relay = relay;
        this.stamper = stamper;
        this.judgement = new AngusJudgement(clock);
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
                transport.sendMessage(new ReadyMessage(session, bytes, stamper.sender(parcel)), to);
                reply[0] = transport.getLastServerResponse();
            });
            return new Outcome.Accepted(Mask.of(reply[0], recipient));
        } catch (OversizedMail | UnfilledSlot cannotGoOut) {
            return new Outcome.Rejected(cannotGoOut.getMessage(), Fault.CONTENT);
        } catch (MessagingException failed) {
            return judgement.outcome(failed, recipient);
        }
    }
}
