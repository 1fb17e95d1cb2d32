package org.communique.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Says in the Subject of a mail that it is a test, so that nobody takes it for the release; no other byte changes. */
final class TestMark {

    /** Before an encoded word as well as before plain text: a space stands between (RFC 2047 §5). */
    private static final String SAID = "[TEST] ";

    private static final byte[] SUBJECT = "\r\nSubject: ".getBytes(StandardCharsets.US_ASCII);

    private TestMark() {}

    /** @throws IllegalArgumentException if there is no Subject, which our mails have after their first line */
    static byte[] on(byte[] mail) {
        int at = subject(mail);
        var marked = new ByteArrayOutputStream(mail.length + SAID.length());
        marked.write(mail, 0, at);
        marked.writeBytes(SAID.getBytes(StandardCharsets.US_ASCII));
        marked.write(mail, at, mail.length - at);
        return marked.toByteArray();
    }

    private static int subject(byte[] mail) {
        for (int i = 0; i + SUBJECT.length <= mail.length; i++) {
            int same = 0;
            while (same < SUBJECT.length && mail[i + same] == SUBJECT[same]) same++;
            if (same == SUBJECT.length) return i + same;
        }
        throw new IllegalArgumentException("the mail has no Subject");
    }
}
