package org.communique.app;

import java.util.List;
import java.util.Optional;
import org.communique.mail.BuiltInMailbox;
import org.communique.web.desk.SampleMailbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The built-in mailbox of the sample mode, shown to the desk; outside the sample mode there is none. */
final class MailboxOfTheSample implements SampleMailbox, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxOfTheSample.class);

    private final Optional<BuiltInMailbox> mailbox;

    private MailboxOfTheSample(Optional<BuiltInMailbox> mailbox) {
        this.mailbox = mailbox;
    }

    static MailboxOfTheSample opened() {
        var mailbox = new BuiltInMailbox();
        LOG.info("sample.mailbox smtp-port={} imap-port={}", mailbox.port(), mailbox.imapPort());
        return new MailboxOfTheSample(Optional.of(mailbox));
    }

    static MailboxOfTheSample none() {
        return new MailboxOfTheSample(Optional.empty());
    }

    /** Where its SMTP server listens. */
    Optional<Integer> port() {
        return mailbox.map(BuiltInMailbox::port);
    }

    /** Where mails to our own addresses are fetched from. */
    Optional<FeedbackMailbox> feedback() {
        return mailbox.map(it -> FeedbackMailbox.local(
                it.imapPort(), new FeedbackMailbox.Login(BuiltInMailbox.FEEDBACK, it.password())));
    }

    @Override
    public void close() {
        mailbox.ifPresent(BuiltInMailbox::close);
    }

    @Override
    public boolean open() {
        return mailbox.isPresent();
    }

    @Override
    public int count() {
        return mailbox.map(BuiltInMailbox::count).orElse(0);
    }

    @Override
    public List<Mail> newest(int limit) {
        return mailbox.map(it -> it.newest(limit)).orElse(List.of()).stream()
                .map(MailboxOfTheSample::mail)
                .toList();
    }

    @Override
    public Optional<Mail> mail(int number) {
        return mailbox.flatMap(it -> it.mail(number)).map(MailboxOfTheSample::mail);
    }

    private static Mail mail(BuiltInMailbox.Mail it) {
        return new Mail(it.number(), it.to(), it.subject(), it.language(), it.html(), it.text());
    }
}
