package org.communique.mail;

import java.io.ByteArrayOutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.render.Slots;
import org.communique.vault.Tokens;

/** Makes the bytes of a mail to a single person, signature first. The same mail gives the same bytes. */
final class SingleStamper {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Stamp stamp;

    SingleStamper(Stamp stamp) {
        this.stamp = stamp;
    }

    /** @throws OversizedMail if it is larger than mail clients show */
    byte[] bytes(SingleMail mail) {
        var template = new MessageTemplate(
                headers(mail),
                Cut.of(mail.mail().text(), Slots.Context.TEXT, Map.of()),
                Cut.of(mail.mail().html(), Slots.Context.HTML, Map.of()));
        var bytes =
                stamp.mark().apply(template.fill(List.of(new MailHeader("To", Mailbox.of("", mail.to()))), Map.of()));
        var all = new ByteArrayOutputStream(bytes.length + 2048);
        all.writeBytes(stamp.signers().apply(domain(mail)).sign(bytes, mail.datedAt()));
        all.writeBytes(bytes);
        return all.toByteArray();
    }

    /** The envelope sender, as for every mail of ours: what fails comes back to us, and says to nobody whom it was for. */
    String sender(SingleMail mail) {
        return stamp.bounceDomain()
                .map(it -> "b+" + stamp.tokens().issueForAddress(mail.id(), Tokens.Purpose.BOUNCE) + "@" + it)
                .orElse(mail.from().sender());
    }

    /** No list: it cannot be left. Auto-Submitted keeps machines from answering (RFC 3834 §5). */
    private static List<MailHeader> headers(SingleMail mail) {
        var language = mail.mail().language();
        return List.of(
                new MailHeader("Message-ID", "<" + HexFormat.of().formatHex(mail.id()) + "@" + domain(mail) + ">"),
                new MailHeader("Date", DATE.format(mail.datedAt())),
                new MailHeader(
                        "From",
                        Mailbox.of(mail.from().name(language), mail.from().sender())),
                new MailHeader("Reply-To", Mailbox.ascii(mail.from().press().address())),
                new MailHeader("Subject", Mailbox.words(mail.mail().subject())),
                new MailHeader("Content-Language", language.toLanguageTag()),
                new MailHeader("Auto-Submitted", "auto-generated"),
                new MailHeader("X-Auto-Response-Suppress", "All"),
                new MailHeader("MIME-Version", "1.0"));
    }

    private static String domain(SingleMail mail) {
        return Mailbox.domain(mail.from().sender());
    }
}
