package org.communique.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayInputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** Ready bytes with an envelope sender; Angus sends them as they are. */
final class ReadyMessage extends SMTPMessage {

    ReadyMessage(Session session, byte[] bytes, String sender) throws MessagingException {
        super(session, new ByteArrayInputStream(bytes));
        setEnvelopeFrom(sender);
    }
}
