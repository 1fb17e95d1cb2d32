package org.communique.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.communique.delivery.Parcel;
import org.communique.render.Slots;

/** Composes a mail for one recipient the usual way, for comparison. */
final class AngusWay {

    private static final Session SESSION = Session.getInstance(new Properties());

    private AngusWay() {}

    static byte[] compose(Parcel parcel, Map<String, String> values) throws MessagingException, IOException {
        var recipient = parcel.recipient().orElseThrow();
        var rendered = parcel.editions().get(0).rendered();
        var message = new MimeMessage(SESSION);
        message.setFrom(new InternetAddress("news@example.org", "Havenlight Network", "UTF-8"));
        message.setRecipient(
                MimeMessage.RecipientType.TO, new InternetAddress(recipient.address(), recipient.name(), "UTF-8"));
        message.setSubject(rendered.subject(), "UTF-8");
        message.setHeader("List-Unsubscribe", "<" + values.get(Slots.UNSUBSCRIBE_URL) + ">");
        var alternative = new MimeMultipart("alternative");
        alternative.addBodyPart(part(Slots.fillText(rendered.text(), values), "text/plain; charset=UTF-8"));
        alternative.addBodyPart(part(Slots.fillHtml(rendered.html(), values), "text/html; charset=UTF-8"));
        message.setContent(alternative);
        message.saveChanges();
        var out = new ByteArrayOutputStream(64 * 1024);
        message.writeTo(out);
        return out.toByteArray();
    }

    private static MimeBodyPart part(String text, String type) throws MessagingException, IOException {
        var lines = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        var quoted = encode(lines, "quoted-printable");
        var base64 = encode(lines, "base64");
        var headers = new InternetHeaders();
        headers.setHeader("Content-Type", type);
        headers.setHeader("Content-Transfer-Encoding", quoted.length <= base64.length ? "quoted-printable" : "base64");
        return new MimeBodyPart(headers, quoted.length <= base64.length ? quoted : base64);
    }

    private static byte[] encode(byte[] bytes, String encoding) throws MessagingException, IOException {
        var out = new ByteArrayOutputStream(bytes.length * 2);
        try (var encoder = MimeUtility.encode(out, encoding)) {
            encoder.write(bytes);
        }
        return out.toByteArray();
    }
}
