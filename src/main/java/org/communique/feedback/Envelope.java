package org.communique.feedback;

import jakarta.mail.FetchProfile;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** To whom a mail was sent. Only header fields are read, never the body, and of those only the ones that say this. */
final class Envelope {

    private static final Logger LOG = LoggerFactory.getLogger(Envelope.class);

    /** Bytes of a mail whose header is fetched at all; what mail servers usually take is less. */
    private static final int LARGEST = 20 * 1024 * 1024;

    private static final int MOST_FIELDS = 100;

    /** What delivery agents write on top of a mail (Postfix, Exim, qmail), and what its sender wrote. */
    private static final String[] FIELDS = {"Delivered-To", "X-Original-To", "Envelope-To", "To"};

    private Envelope() {}

    /** Bytes; asked for by itself, since the library would have a server parse the addresses too, and fail if it cannot. */
    private static int size(Message message) throws MessagingException {
        var profile = new FetchProfile();
        profile.add(FetchProfile.Item.SIZE);
        if (message.getFolder() != null) message.getFolder().fetch(new Message[] {message}, profile);
        return message.getSize();
    }

    /** The values of the fields, in the mail's order; empty if it cannot be read or is too large to try. */
    static Optional<List<String>> of(Message message) {
        try {
            if (size(message) > LARGEST) return Optional.empty();
            return Optional.of(Collections.list(message.getMatchingHeaders(FIELDS)).stream()
                    .limit(MOST_FIELDS)
                    .map(Header::getValue)
                    .toList());
        } catch (MessagingException | RuntimeException unreadable) {
            // whatever a stranger has sent must not stop what comes after it; the exception's text may hold an address
            LOG.warn("feedback.unreadable failure={}", unreadable.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
