package org.communique.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Connections to the relay, kept open and handed from message to message. */
final class Relay implements AutoCloseable {

    /** A connection that was idle longer is asked whether it is still there; servers close after minutes. */
    private static final long ASK_AFTER_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final MailSettings settings;
    private final Session session;
    private final Semaphore free;
    private final ConcurrentLinkedDeque<Line> idle = new ConcurrentLinkedDeque<>();

    /**
     * @param greeting   name we say in EHLO: a domain of ours, not the machine's
     * @param mechanisms SASL mechanisms in order; empty = those Angus tries by itself
     */
    Relay(MailSettings settings, String greeting, String mechanisms) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings, greeting, mechanisms));
        this.free = new Semaphore(settings.traffic().connections());
    }

    /** One SMTP transaction on a borrowed connection. A connection that failed is not used again. */
    void send(Transaction transaction) throws MessagingException {
        free.acquireUninterruptibly();
        try {
            var line = borrow();
            boolean usable = false;
            try {
                transaction.on(session, line.transport());
                usable = true;
            } catch (MessagingException e) {
                usable = e instanceof jakarta.mail.SendFailedException
                        && line.transport().isConnected();
                throw e;
            } finally {
                if (usable) idle.push(new Line(line.transport(), System.nanoTime()));
                else hangUp(line.transport());
            }
        } finally {
            free.release();
        }
    }

    private Line borrow() throws MessagingException {
        for (var line = idle.poll(); line != null; line = idle.poll()) {
            boolean recent = System.nanoTime() - line.usedAt() < ASK_AFTER_NANOS;
            if (recent || line.transport().isConnected()) return line;
            hangUp(line.transport());
        }
        var transport = (SMTPTransport)
                session.getTransport(settings.security() == MailSettings.Security.IMPLICIT ? "smtps" : "smtp");
        if (settings.user().isEmpty()) transport.connect();
        else transport.connect(settings.host(), settings.port(), settings.user(), settings.password());
        return new Line(transport, System.nanoTime());
    }

    /** Ends idle connections politely. */
    @Override
    public void close() {
        for (var line = idle.poll(); line != null; line = idle.poll()) hangUp(line.transport());
    }

    private static void hangUp(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException gone) {
            // the other side has hung up already, which is what we wanted
        }
    }

    private static Properties properties(MailSettings settings, String greeting, String mechanisms) {
        var smtp = settings.security() == MailSettings.Security.IMPLICIT ? "mail.smtps." : "mail.smtp.";
        var properties = new Properties();
        properties.put(smtp + "host", settings.host());
        properties.put(smtp + "port", Integer.toString(settings.port()));
        properties.put(smtp + "connectiontimeout", millis(settings.timeouts().connect()));
        properties.put(smtp + "timeout", millis(settings.timeouts().dot()));
        properties.put(smtp + "writetimeout", millis(settings.timeouts().stall()));
        if (!mechanisms.isEmpty()) properties.put(smtp + "auth.mechanisms", mechanisms);
        properties.put(smtp + "localhost", greeting);
        properties.put(smtp + "auth", Boolean.toString(!settings.user().isEmpty()));
        properties.put(smtp + "quitwait", "false");
        properties.put(smtp + "ssl.checkserveridentity", "true");
        properties.put(smtp + "ssl.protocols", "TLSv1.3 TLSv1.2");
        if (settings.security() == MailSettings.Security.STARTTLS) {
            properties.put(smtp + "starttls.enable", "true");
            properties.put(smtp + "starttls.required", "true");
        }
        if (settings.security() != MailSettings.Security.IMPLICIT)
            properties.put(smtp + "socketFactory", new NoDelaySockets());
        return properties;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    /** Connections at most. */
    int connections() {
        return settings.traffic().connections();
    }

    /** What is said on a connection. */
    interface Transaction {
        void on(Session session, SMTPTransport transport) throws MessagingException;
    }

    private record Line(SMTPTransport transport, long usedAt) {}
}
