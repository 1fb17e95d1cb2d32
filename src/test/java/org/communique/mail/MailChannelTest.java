package org.communique.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.communique.delivery.Channel;
import org.communique.delivery.ChannelContract;
import org.communique.delivery.Outcome;
import org.communique.delivery.Parcel;
import org.communique.trial.ClosedPort;
import org.communique.vault.Tokens;
import org.communique.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MailChannelTest implements ChannelContract {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-18T09:00:00Z"), ZoneOffset.UTC);

    static final Duration PATIENCE = Duration.ofMinutes(1);
    static final Stamp STAMP = Stamp.plain(new Tokens(new Vault(new byte[32])), "https://news.example.org");

    private BuiltInMailbox mailbox;
    private MailChannel channel;

    @BeforeEach
    void open() {
        mailbox = new BuiltInMailbox();
        channel = channel(mailbox.port());
    }

    @AfterEach
    void close() {
        channel.close();
        mailbox.close();
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public Parcel parcel(int number) {
        return Parcels.parcel(number, "en");
    }

    @Override
    public Parcel hostile() {
        return Parcels.parcel(
                1,
                "en",
                "ana@example.org",
                "x\r\nBcc: evil@example.org\0",
                "l\r\n.\r\nMAIL FROM:<x>",
                "<script>\r\n.\r\n");
    }

    @Test
    void what_arrives_is_what_was_rendered() {
        channel.deliver(parcel(1));

        var mail = mailbox.newest(1).get(0);
        assertEquals("Protection must not depend on testimony", mail.subject());
        assertTrue(mail.to().contains("reader1@example.org"));
        assertTrue(mail.html().contains("<h1") && mail.text().contains("What we ask"));
        assertEquals("en", mail.language());
    }

    @Test
    void a_hundred_mails_use_a_few_connections_and_one_recipient_each() {
        for (int n = 0; n < 100; n++) assertInstanceOf(Outcome.Accepted.class, channel.deliver(parcel(n)));

        assertEquals(100, mailbox.count());
    }

    @ParameterizedTest
    @CsvSource({
        "'RCPT', '550 5.1.1 no such user here', rejected-suppress",
        "'RCPT', '550 5.7.1 policy', rejected",
        "'RCPT', '450 4.2.0 greylisted', deferred",
        "'RCPT', '452 4.2.2 mailbox full', deferred",
        "'MAIL', '421 4.3.2 shutting down', deferred",
        "'MAIL', '550 5.7.26 unauthenticated', rejected",
        "'DATA', '554 5.6.0 content', rejected",
        "'DOT', '554 5.7.1 spam', rejected",
        "'DOT', '451 4.3.0 try later', deferred",
        "'DOT', 'CLOSE', uncertain",
        "'RCPT', 'CLOSE', deferred",
        "'EHLO', '554 5.3.2 no, say HELO (RFC 5321 §4.1.1.1)', accepted"
    })
    void each_answer_of_the_next_hop_becomes_an_outcome(String at, String reply, String expected) throws Exception {
        try (var server = new ScriptedServer(at, reply);
                var scripted = channel(server.port())) {
            assertEquals(expected, word(scripted.deliver(parcel(1))));
        }
    }

    @Test
    void nobody_listening_is_a_passing_failure() {
        try (var closed = new ClosedPort();
                var nowhere = channel(closed.number())) {
            assertEquals("deferred", word(nowhere.deliver(parcel(1))));
        }
    }

    @Test
    void a_reply_that_quotes_the_recipient_is_masked() throws Exception {
        try (var server = new ScriptedServer("RCPT", "550 5.1.1 <reader1@example.org>: user unknown");
                var scripted = channel(server.port())) {
            var outcome = (Outcome.Rejected) scripted.deliver(parcel(1));

            assertFalse(outcome.reason().contains("reader1"), outcome.reason());
            assertTrue(outcome.reason().contains("[address]") && outcome.suppress());
        }
    }

    @Test
    void a_reply_of_hostile_length_is_cut() {
        assertTrue(Replies.masked("550 " + "x".repeat(1_000_000)).length() <= 300);
    }

    @Test
    void starttls_that_is_not_offered_sends_nothing() throws Exception {
        var plain = MailSettings.local(mailbox.port(), 1, PATIENCE);
        var strict = new MailSettings(
                plain.host(), plain.port(), MailSettings.Security.STARTTLS, "", "", plain.timeouts(), plain.traffic());
        try (var careful = MailChannel.fast(List.of(strict), STAMP, CLOCK)) {
            assertEquals("deferred", word(careful.deliver(parcel(1))));
        }
        assertEquals(0, mailbox.count());
    }

    private static String word(Outcome outcome) {
        return outcome.match(
                accepted -> "accepted",
                deferred -> "deferred",
                rejected -> rejected.suppress() ? "rejected-suppress" : "rejected",
                uncertain -> "uncertain");
    }

    private static MailChannel channel(int port) {
        return MailChannel.fast(List.of(MailSettings.local(port, 4, PATIENCE)), STAMP, CLOCK);
    }
}
