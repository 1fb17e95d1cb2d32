package org.communique.app;

import jakarta.mail.Message;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.mail.MailBinding;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.component.mail.MailMessage;
import org.apache.camel.component.mail.MailUidGenerator;

/**
 * Keeps a fetched mail out of the route's own headers. Otherwise whatever a stranger has written there becomes one of the
 * route's, and a mail whose header cannot be parsed fails before anybody can set it aside, again and again.
 */
final class BareMail extends MailBinding implements MailUidGenerator {

    @Override
    protected Map<String, Object> extractHeadersFromMail(Message mail, Exchange exchange) {
        return Map.of();
    }

    /** The mail itself: its content is never fetched. */
    @Override
    public Object extractBodyFromMail(Exchange exchange, MailMessage mail) {
        return mail.getOriginalMessage();
    }

    /** Its number: a mail is taken by flag, not by id, and its own Message-ID is a stranger's word. */
    @Override
    public String generateUuid(MailEndpoint endpoint, Message mail) {
        return Integer.toString(mail.getMessageNumber());
    }
}
