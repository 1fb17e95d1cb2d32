package org.communique.mail;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/** Bytes of a mail as Angus and as a byte counter read them. */
final class Wire {

    private Wire() {}

    static MimeMessage read(byte[] bytes) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** In the order they stand, sorted. */
    static List<String> names(byte[] bytes) throws MessagingException {
        return Collections.list(read(bytes).getAllHeaders()).stream()
                .map(it -> it.getName())
                .sorted()
                .toList();
    }

    static String part(byte[] bytes, int number) throws MessagingException, IOException {
        return (String)
                ((Multipart) read(bytes).getContent()).getBodyPart(number).getContent();
    }

    static String encoding(byte[] bytes, int number) throws MessagingException, IOException {
        return ((Multipart) read(bytes).getContent()).getBodyPart(number).getHeader("Content-Transfer-Encoding")[0];
    }

    /** What every mail must be, whatever is in it. */
    static void check(byte[] bytes) {
        for (byte b : bytes)
            assertTrue(b == '\r' || b == '\n' || (b >= ' ' && b < 127), "printable ASCII and line breaks only");
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var rest = text.replace("\r\n", "");
        assertFalse(rest.contains("\r") || rest.contains("\n"), "CR and LF come in pairs");
        assertTrue(text.endsWith("--\r\n"));
        for (var line : text.split("\r\n")) {
            boolean atomic = !line.replaceFirst("^([A-Za-z-]+:)? ", "").contains(" ");
            assertTrue(line.length() <= 78 || atomic, "could be folded: " + line);
            assertFalse(line.startsWith(".") || line.startsWith("From "), line);
        }
        for (var part : text.split("\r\n--=_")) // a soft line break of quoted-printable looks like padding
        if (part.contains("Content-Transfer-Encoding: base64"))
                assertFalse(
                        part.matches("(?s).*\r\n[A-Za-z0-9+/]*==?\r\n[A-Za-z0-9+/]{4}.*"),
                        "base64 is padded at its end only");
        for (var line : text.substring(text.indexOf("\r\n\r\n")).split("\r\n"))
            assertTrue(line.length() <= 76, "encoded lines are short: " + line);
    }
}
