package org.communique.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;

/**
 * One header field, refused if it holds a control character: CR and LF would begin another field (RFC 5322 §2.2). The only
 * caller of the raw setters.
 */
record MailHeader(String name, String value) {

    MailHeader {
        if (name.chars().anyMatch(c -> c <= ' ' || c >= 127 || c == ':'))
            throw new IllegalArgumentException("a header name is printable ASCII without a colon");
        if (value.chars().anyMatch(MailHeader::control))
            throw new IllegalArgumentException("the header " + name + " holds a control character");
        if (value.chars().anyMatch(c -> c > 126))
            throw new IllegalArgumentException("the header " + name + " must be encoded first (RFC 2047)");
    }

    void set(MimePart part) throws MessagingException {
        part.setHeader(name, MimeUtility.fold(name.length() + 2, value));
    }

    void set(InternetHeaders headers) {
        headers.setHeader(name, value);
    }

    private static boolean control(int c) {
        return c < ' ' || c == 127;
    }
}
