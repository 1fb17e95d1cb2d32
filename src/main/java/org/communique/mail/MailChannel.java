package org.communique.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import org.communique.delivery.Channel;
import org.communique.delivery.Outcome;
import org.communique.delivery.Parcel;
import org.communique.vault.Tokens;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Carries deliveries as mail: one recipient in one SMTP transaction, one address in To. */
public final class MailChannel implements Channel {

    private final Composer composer;
    private final Relay relay;
    private final Clock clock;

    /** @param baseUrl public address of the site, for the links in the mail */
    public MailChannel(MailSettings settings, Tokens tokens, String baseUrl, Clock clock) {
        this.composer = new Composer(tokens, baseUrl);
        this.relay = new Relay(settings, java.net.URI.create(baseUrl).getHost());
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Reach plan() {
        return Reach.EACH_CONTACT;
    }

    @Override
    public Outcome deliver(Parcel parcel) {
        var recipient = parcel.recipient().orElseThrow();
        if (recipient.address().chars().anyMatch(c -> c > 126))
            return new Outcome.Rejected(
                    "5.6.7 the address needs SMTPUTF8 (RFC 6531), which this transport lacks", false);
        byte[] bytes;
        try {
            bytes = composer.compose(parcel);
        } catch (OversizedMail tooLarge) {
            return new Outcome.Rejected(tooLarge.getMessage(), false);
        }
        return send(bytes, parcel.letter().organisation().sender(), recipient.address());
    }

    @Override
    public void close() {
        relay.close();
    }

    private Outcome send(byte[] bytes, String sender, String recipient) {
        try {
            var to = new Address[] {new InternetAddress(recipient, false)};
            var reply = new String[1];
            relay.send((session, transport) -> {
                var message = new Ready(session, bytes, sender);
                transport.sendMessage(message, to);
                reply[0] = transport.getLastServerResponse();
            });
            return new Outcome.Accepted(Replies.masked(reply[0]));
        } catch (MessagingException failed) {
            return outcome(failed);
        }
    }

    /** The reply stands in the innermost exception; without one the connection failed, which passes. */
    private Outcome outcome(MessagingException failed) {
        for (Exception cause = failed; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException it && it.getReturnCode() > 0)
                return Replies.outcome(it.getReturnCode(), String.valueOf(it.getMessage()), clock);
            if (cause instanceof SMTPSenderFailedException it && it.getReturnCode() > 0)
                return Replies.outcome(it.getReturnCode(), String.valueOf(it.getMessage()), clock);
            if (cause instanceof SMTPSendFailedException it && it.getNextException() == null && it.getReturnCode() > 0)
                return Replies.outcome(it.getReturnCode(), String.valueOf(it.getMessage()), clock);
        }
        return new Outcome.Deferred(
                "no connection: " + Replies.masked(String.valueOf(failed.getMessage())), clock.instant());
    }

    private static Exception next(Exception cause) {
        return cause instanceof MessagingException it ? it.getNextException() : null;
    }

    /** Ready bytes with an envelope sender; Angus sends them as they are. */
    private static final class Ready extends org.eclipse.angus.mail.smtp.SMTPMessage {
        Ready(jakarta.mail.Session session, byte[] bytes, String sender) throws MessagingException {
            super(session, new ByteArrayInputStream(bytes));
            setEnvelopeFrom(sender);
        }
    }
}
