package org.communique.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.delivery.Outcome;
import org.communique.render.Imprint;
import org.communique.render.Note;
import org.communique.render.Notes;
import org.communique.render.Templates;
import org.communique.trial.ClosedPort;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SingleMailsTest {

    private final List<Outcome> outcomes = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"fast", "portable"})
    void mails_arrive_one_by_one_by_either_way(String way) {
        try (var mailbox = new BuiltInMailbox();
                var mails = mails(way, mailbox.port())) {
            mails.carry(List.of(mail("ana@example.org"), mail("bo@example.org")), (mail, it) -> outcomes.add(it));

            assertEquals(2, mailbox.count());
            assertEquals("Please confirm", mailbox.mail(0).orElseThrow().subject());
            assertEquals("ana@example.org", mailbox.mail(0).orElseThrow().to());
        }
        outcomes.forEach(it -> assertInstanceOf(Outcome.Accepted.class, it));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fast", "portable"})
    void without_a_relay_every_mail_has_to_wait(String way) {
        try (var closed = new ClosedPort();
                var mails = mails(way, closed.number())) {
            mails.carry(List.of(mail("ana@example.org"), mail("bo@example.org")), (mail, it) -> outcomes.add(it));
        }
        assertEquals(2, outcomes.size());
        outcomes.forEach(it -> assertInstanceOf(Outcome.Deferred.class, it));
    }

    @Test
    void it_says_that_a_program_wrote_it_and_belongs_to_no_list() throws MessagingException {
        var bytes = new SingleStamper(MailChannelTest.STAMP).bytes(mail("ana@example.org"));

        var mail = Wire.read(bytes);
        assertEquals("auto-generated", mail.getHeader("Auto-Submitted", null));
        assertEquals("<000102030405060708090a0b0c0d0e0f@example.org>", mail.getHeader("Message-ID", null));
        assertEquals("press@example.org", mail.getHeader("Reply-To", null));
        for (var none : List.of("List-Unsubscribe", "List-Id", "List-Unsubscribe-Post", "Precedence"))
            assertNull(mail.getHeader(none, null), none);
        assertTrue(mail.getContentType().startsWith("multipart/alternative"));
        assertArrayEquals(bytes, new SingleStamper(MailChannelTest.STAMP).bytes(mail("ana@example.org")));
    }

    private static SingleMails mails(String way, int port) {
        var relay = MailSettings.local(port, 1, MailChannelTest.PATIENCE);
        return way.equals("fast")
                ? SingleMails.fast(List.of(relay), MailChannelTest.STAMP, MailChannelTest.CLOCK)
                : SingleMails.portable(relay, "", MailChannelTest.STAMP, MailChannelTest.CLOCK);
    }

    private static SingleMail mail(String to) {
        var id = new byte[16];
        for (byte i = 0; i < 16; i++) id[i] = i;
        var note = new Note(
                Locale.ENGLISH,
                new Imprint("Network", "press@example.org", "", ""),
                "Please confirm",
                "You, or somebody else, asked.",
                new Note.Button("Confirm", "https://news.example.org/confirm/x"),
                "If not, do nothing.");
        return new SingleMail(
                id,
                Parcels.parcel(1, "en").letter().organisation(),
                to,
                new Notes(new Templates(Optional.empty())).print(note),
                MailChannelTest.CLOCK.instant());
    }
}
