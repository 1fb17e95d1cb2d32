package org.communique.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import org.communique.delivery.Parcel;
import org.communique.render.Rendered;
import org.communique.render.Slots;
import org.communique.vault.Tokens;

/**
 * Makes the bytes of a mail. Everything in them follows from the parcel, date, Message-ID and boundaries included, so an
 * attempt that is made again sends the same bytes.
 */
final class Composer {

    /** Gmail clips a message near 100 kB, and the unsubscribe link with it. */
    static final int MAX_HTML = 90 * 1024;

    private static final Session SESSION = Session.getInstance(new Properties());

    private final Tokens tokens;
    private final String baseUrl;

    /** @param baseUrl public address of the site, without a slash at the end */
    Composer(Tokens tokens, String baseUrl) {
        this.tokens = tokens;
        this.baseUrl = baseUrl;
    }

    /** @throws OversizedMail if the HTML part is larger than {@link #MAX_HTML} as sent */
    byte[] compose(Parcel parcel) {
        var edition = parcel.editions().get(0);
        var recipient = parcel.recipient().orElseThrow();
        var leave = baseUrl + "/u/" + tokens.issue(parcel.token(), Tokens.Purpose.UNSUBSCRIBE);
        try {
            var message = new Fixed(SESSION);
            headers(message, parcel, edition, recipient, leave);
            message.setContent(body(parcel, edition.rendered(), recipient, leave));
            message.saveChanges();
            var bytes = new ByteArrayOutputStream(64 * 1024);
            message.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException e) {
            throw new IllegalStateException(
                    "the mail cannot be composed: " + e.getClass().getSimpleName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void headers(
            MimeMessage message, Parcel parcel, Parcel.EditionOut edition, Parcel.Recipient recipient, String leave)
            throws MessagingException, IOException {
        var letter = parcel.letter();
        var sender = letter.organisation().sender();
        var domain = sender.substring(sender.lastIndexOf('@') + 1);
        var language = edition.rendered().language();
        set(
                message,
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(letter.releaseTime().atOffset(ZoneOffset.UTC)));
        set(message, "From", Mailbox.of(letter.organisation().name(language), sender));
        set(message, "To", Mailbox.of(recipient.name(), recipient.address()));
        set(message, "Reply-To", Mailbox.of("", letter.organisation().press().address()));
        set(message, "Subject", Mailbox.words(edition.rendered().subject()));
        set(message, "Message-ID", "<" + HexFormat.of().formatHex(parcel.token()) + "@" + domain + ">");
        set(
                message,
                "List-Id",
                Mailbox.words(recipient.listName()) + " <" + recipient.listSlug() + "."
                        + letter.organisation().slug() + "." + domain + ">");
        set(message, "List-Unsubscribe", "<" + leave + ">");
        set(message, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        set(message, "Content-Language", language.toLanguageTag());
        set(message, "X-Auto-Response-Suppress", "OOF");
        if (!letter.embargoed()) set(message, "Archived-At", "<" + edition.permanent() + ">");
    }

    private static MimeMultipart body(Parcel parcel, Rendered rendered, Parcel.Recipient recipient, String leave)
            throws MessagingException, IOException {
        var slots = Map.of(Slots.UNSUBSCRIBE_URL, leave, Slots.LIST_NAME, recipient.listName());
        var html = part(Slots.fillHtml(rendered.html(), slots), "text/html; charset=UTF-8");
        if (html.size() > MAX_HTML) throw new OversizedMail(html.size());
        var alternative = new Boundary("alternative", HexFormat.of().formatHex(parcel.token(), 0, 8));
        alternative.addBodyPart(part(Slots.fillText(rendered.text(), slots), "text/plain; charset=UTF-8; format=flowed")
                .part());
        alternative.addBodyPart(html.part());
        return alternative;
    }

    /** Quoted-printable, or base64 where that is shorter (Cyrillic, Arabic). */
    private static Encoded part(String text, String type) throws MessagingException, IOException {
        var lines = text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        var quoted = encode(lines, "quoted-printable");
        var base64 = encode(lines, "base64");
        var shorter = quoted.length <= base64.length ? "quoted-printable" : "base64";
        var headers = new InternetHeaders();
        new MailHeader("Content-Type", type).set(headers);
        new MailHeader("Content-Transfer-Encoding", shorter).set(headers);
        var bytes = quoted.length <= base64.length ? quoted : base64;
        return new Encoded(new MimeBodyPart(headers, bytes), bytes.length);
    }

    private static byte[] encode(byte[] bytes, String encoding) throws MessagingException, IOException {
        var out = new ByteArrayOutputStream(bytes.length * 2);
        try (var encoder = MimeUtility.encode(out, encoding)) {
            encoder.write(bytes);
        }
        return out.toByteArray();
    }

    private static void set(MimeMessage message, String name, String value) throws MessagingException {
        new MailHeader(name, value).set(message);
    }

    private record Encoded(MimeBodyPart part, int size) {}

    /** Keeps the Message-ID it was given, instead of one that names the host. */
    private static final class Fixed extends MimeMessage {
        Fixed(Session session) {
            super(session);
        }

        @Override
        protected void updateMessageID() {}
    }

    /** Separates the parts with the same line in every attempt. */
    private static final class Boundary extends MimeMultipart {
        Boundary(String subtype, String name) throws MessagingException {
            super(subtype);
            contentType = "multipart/" + subtype + "; boundary=\"=_" + name + "\"";
        }
    }
}
