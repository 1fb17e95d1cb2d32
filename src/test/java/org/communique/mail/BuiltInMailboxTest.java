package org.communique.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the sample mode shows of the mail that went out. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BuiltInMailboxTest {

    @Test
    void mails_stand_in_the_order_in_which_they_came_whomever_they_are_to() {
        try (var mailbox = new BuiltInMailbox()) {
            send(mailbox, "ana@example.org", "one");
            send(mailbox, "ben@example.org", "two");
            send(mailbox, "ana@example.org", "three");

            var newest = mailbox.newest(2);

            assertEquals(
                    List.of("three", "two"),
                    newest.stream().map(BuiltInMailbox.Mail::subject).toList());
            assertEquals(
                    List.of(2, 1),
                    newest.stream().map(BuiltInMailbox.Mail::number).toList());
            assertEquals("one", mailbox.mail(0).orElseThrow().subject());
            assertEquals("three", mailbox.mail(2).orElseThrow().subject());
        }
    }

    /** Sends a mail, and lets the clock of the machine go on, by which mails are ordered. */
    private static void send(BuiltInMailbox mailbox, String to, String subject) {
        GreenMailUtil.sendTextEmail(
                to,
                "us@example.org",
                subject,
                "Words",
                new ServerSetup(mailbox.port(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        long taken = System.currentTimeMillis();
        while (System.currentTimeMillis() <= taken) LockSupport.parkNanos(100_000);
    }
}
