package org.communique.app;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;

/** A mail server of this machine that keeps what it takes. However busy the machine is, it has time to start and mails to come. */
final class Inbox implements AutoCloseable {

    private final GreenMail server;

    Inbox() {
        var setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(60_000);
        server = new GreenMail(setup);
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** What has come until now. */
    List<MimeMessage> mails() {
        return List.of(server.getReceivedMessages());
    }

    /** The first, for which this waits. */
    MimeMessage first() {
        Patience.await(() -> !mails().isEmpty());
        return mails().get(0);
    }

    @Override
    public void close() {
        server.stop();
    }
}
