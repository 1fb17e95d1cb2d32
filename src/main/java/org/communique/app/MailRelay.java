package org.communique.app;

import java.time.Duration;
import org.communique.mail.MailSettings;

/** Which relay takes the mail. */
final class MailRelay {

    private MailRelay() {}

    static MailSettings of(Settings settings) {
        var host = settings.required("mail.smtp-host");
        var security = MailSettings.Security.valueOf(settings.word("mail.smtp-security", "implicit", "starttls", "none")
                .toUpperCase(java.util.Locale.ROOT));
        if (security == MailSettings.Security.NONE && !loopback(host))
            throw new InvalidSetting("mail.smtp-security", "none is only for a relay on this machine");
        return new MailSettings(
                host,
                settings.number("mail.smtp-port", 1, 65_535),
                security,
                settings.text("mail.smtp-user").orElse(""),
                settings.secret("mail.smtp-password-file").orElse(""),
                settings.number("mail.connections", 1, 100),
                Duration.ofSeconds(settings.number("mail.timeout-seconds", 5, 600)));
    }

    static MailSettings builtIn(int port) {
        return new MailSettings("127.0.0.1", port, MailSettings.Security.NONE, "", "", 4, Duration.ofSeconds(30));
    }

    static boolean loopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("[::1]");
    }
}
