package org.communique.mail;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A mail server inside the process, for trying things out: it takes every mail, and none leaves the machine. */
public final class BuiltInMailbox implements AutoCloseable {

    /** Its user that gets the mails to our own addresses, {@code u+TOKEN@} and {@code b+TOKEN@}, as an alias would have it. */
    public static final String FEEDBACK = "feedback";

    private static final Pattern OURS = Pattern.compile("(?i)[ub]\\+[a-z2-7]{40}@.*");

    private static final long STARTUP_MS = 60_000;

    private final GreenMail server;
    private final String password = UUID.randomUUID().toString();

    /** Starts it on free ports of the loopback interface. */
    public BuiltInMailbox() {
        server = new GreenMail(
                new ServerSetup[] {onFreePort(ServerSetup.PROTOCOL_SMTP), onFreePort(ServerSetup.PROTOCOL_IMAP)});
        server.start();
        var feedback = server.setUser(FEEDBACK, FEEDBACK, password);
        var users = server.getUserManager();
        var usual = users.getMessageDeliveryHandler();
        users.setMessageDeliveryHandler(
                (mail, to) -> OURS.matcher(to.getEmail()).matches() ? feedback : usual.handle(mail, to));
    }

    /** It gets more than the usual two seconds to start, which a busy machine may need. */
    private static ServerSetup onFreePort(String protocol) {
        var setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(STARTUP_MS);
        return setup;
    }

    /** The port its IMAP server listens on. */
    public int imapPort() {
        return server.getImap().getPort();
    }

    /** Of {@link #FEEDBACK}, new in each process. */
    public String password() {
        return password;
    }

    /** The port its SMTP server listens on. */
    public int port() {
        return server.getSmtp().getPort();
    }

    /** The newest mails first, at most {@code limit}. */
    public List<Mail> newest(int limit) {
        var all = inOrder();
        return IntStream.range(0, Math.min(limit, all.size()))
                .map(i -> all.size() - 1 - i)
                .mapToObj(i -> read(i, all.get(i)))
                .toList();
    }

    /** How many mails have come. */
    public int count() {
        return server.getReceivedMessages().length;
    }

    /** The mail with this number, 0 the first to come; empty if there is none. */
    public Optional<Mail> mail(int number) {
        var all = inOrder();
        return number >= 0 && number < all.size() ? Optional.of(read(number, all.get(number))) : Optional.empty();
    }

    /** In the order in which they came; the server has them by recipient. */
    private List<MimeMessage> inOrder() {
        return server.getManagers().getImapHostManager().getAllMessages().stream()
                .sorted(Comparator.comparing(StoredMessage::getReceivedDate))
                .map(StoredMessage::getMimeMessage)
                .toList();
    }

    /** Throws every mail away. */
    public void clear() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException("the mailbox cannot be emptied", e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    private static Mail read(int number, MimeMessage message) {
        try {
            return new Mail(
                    number,
                    to(message),
                    Optional.ofNullable(message.getSubject()).orElse(""),
                    Optional.ofNullable(message.getHeader("Content-Language", null))
                            .orElse("en"),
                    part(message.getContent(), "text/html"),
                    part(message.getContent(), "text/plain"));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("a mail in the mailbox cannot be read", e);
        }
    }

    private static String to(MimeMessage message) throws MessagingException {
        var recipients = Optional.ofNullable(message.getRecipients(MimeMessage.RecipientType.TO));
        return Arrays.stream(recipients.orElse(new Address[0]))
                .map(it -> it instanceof InternetAddress address ? address.toUnicodeString() : it.toString())
                .collect(Collectors.joining(", "));
    }

    private static String part(Object content, String type) throws MessagingException, IOException {
        if (!(content instanceof Multipart parts)) return "";
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType(type)) return (String) part.getContent();
            var inner = part(part.getContent(), type);
            if (!inner.isEmpty()) return inner;
        }
        return "";
    }

    /**
     * A mail as it came.
     *
     * @param number   0 for the first to come
     * @param language tag of the edition
     */
    public record Mail(int number, String to, String subject, String language, String html, String text) {}
}
