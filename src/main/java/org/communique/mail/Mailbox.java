package org.communique.mail;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;

/** Names and words in header fields, encoded where they are not ASCII (RFC 2047) and unfolded: {@link MailHeader} takes one line. */
final class Mailbox {

    private Mailbox() {}

    /** {@code "Name" <address>}, or the address alone if the name is empty. */
    static String of(String name, String address) throws UnsupportedEncodingException {
        var clean = printable(name);
        if (clean.isEmpty()) return address;
        return oneLine(new InternetAddress(address, clean, "UTF-8").toString());
    }

    /** Free text such as a subject. */
    static String words(String text) throws UnsupportedEncodingException {
        return oneLine(MimeUtility.encodeText(printable(text), "UTF-8", "B"));
    }

    /** Encoded words are separated by a fold; Angus folds the field again when it writes it. */
    private static String oneLine(String encoded) {
        return encoded.replaceAll("\\r?\\n[ \\t]+", " ");
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
