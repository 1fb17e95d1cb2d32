package org.communique.app;

import static org.communique.app.TestHouse.NINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.communique.audience.ListKind;
import org.communique.feedback.IncomingMail;
import org.communique.feedback.IncomingMail.Kind;
import org.communique.feedback.Unsubscribing;
import org.communique.store.Dialect;
import org.communique.vault.Tokens.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a mail to our own addresses does, and what it cannot do. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IncomingMailTest {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

    @TempDir
    Path folder;

    private TestHouse house;
    private IncomingMail incoming;
    private byte[] id;

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_thousand_forged_tokens_change_nothing_and_are_counted(Dialect dialect) throws MessagingException {
        oneDelivery(dialect);
        var random = new Random(7);
        var good = house.core.tokens.issueForAddress(id, Purpose.UNSUBSCRIBE_BY_MAIL);
        for (int n = 0; n < 1000; n++) {
            var token = new StringBuilder(good);
            int at = random.nextInt(40);
            token.setCharAt(at, LETTERS.charAt((LETTERS.indexOf(token.charAt(at)) + 1 + random.nextInt(31)) % 32));
            assertEquals(Kind.FORGED, incoming.take(mail("To: u+" + token + "@example.org")));
        }

        assertEquals(1000, incoming.count(Kind.FORGED));
        assertEquals(List.of("confirmed"), states());
        assertEquals(Kind.UNSUBSCRIBE, incoming.take(mail("To: u+" + good + "@example.org")));
        assertEquals(List.of("unsubscribed"), states());
    }

    @ParameterizedTest
    @EnumSource
    void a_token_is_good_for_its_own_purpose_only(Dialect dialect) throws MessagingException {
        oneDelivery(dialect);
        var bounce = house.core.tokens.issueForAddress(id, Purpose.BOUNCE);
        var leave = house.core.tokens.issueForAddress(id, Purpose.UNSUBSCRIBE_BY_MAIL);

        assertEquals(Kind.FORGED, incoming.take(mail("Delivered-To: u+" + bounce + "@example.org")));
        assertEquals(Kind.FORGED, incoming.take(mail("Delivered-To: b+" + leave + "@example.org")));
        assertEquals(Kind.BOUNCE, incoming.take(mail("Delivered-To: b+" + bounce + "@example.org")));
        assertEquals(List.of("confirmed"), states());
    }

    @ParameterizedTest
    @EnumSource
    void only_the_fields_that_say_to_whom_it_was_sent_count(Dialect dialect) throws MessagingException {
        oneDelivery(dialect);
        var address = "u+" + house.core.tokens.issueForAddress(id, Purpose.UNSUBSCRIBE_BY_MAIL) + "@example.org";

        for (var field : List.of("Subject", "From", "Reply-To", "Cc", "References", "X-To", "List-Unsubscribe"))
            assertEquals(Kind.OTHER, incoming.take(mail(field + ": " + address)), field);
        assertEquals(Kind.OTHER, incoming.take(mail("To: x@example.org\r\n\r\nTo: " + address)));

        assertEquals(List.of("confirmed"), states());
        assertEquals(Kind.UNSUBSCRIBE, incoming.take(mail("Received: x\r\nX-Original-To: " + address)));
        assertEquals(Kind.UNSUBSCRIBE, incoming.take(mail("To: other@example.org,\r\n <" + address + ">")));
    }

    @ParameterizedTest
    @EnumSource
    void a_mail_that_cannot_be_read_or_is_too_large_is_flagged_and_stays(Dialect dialect) throws MessagingException {
        oneDelivery(dialect);
        var broken = new MimeMessage(Session.getInstance(new Properties())) {
            @Override
            public Enumeration<jakarta.mail.Header> getMatchingHeaders(String[] names) throws MessagingException {
                throw new MessagingException("the server says no");
            }
        };
        var large = new MimeMessage(Session.getInstance(new Properties())) {
            @Override
            public int getSize() {
                return Integer.MAX_VALUE;
            }
        };

        assertEquals(Kind.UNREADABLE, incoming.take(broken));
        assertEquals(Kind.UNREADABLE, incoming.take(large));

        assertTrue(broken.isSet(Flags.Flag.FLAGGED) && large.isSet(Flags.Flag.FLAGGED));
    }

    private void oneDelivery(Dialect dialect) {
        house = new TestHouse(folder, dialect);
        var alerts = house.list("alerts", ListKind.PUBLIC, "anna@example.org,en");
        house.release(house.statement("safe", "en"), NINE, alerts);
        house.sweepAndDeliver();
        id = house.mail.parcels.get(0).token();
        var core = house.core;
        incoming =
                new IncomingMail(core.tokens, new Unsubscribing(core.deliveries, core.dispatches, core.subscriptions));
    }

    private List<String> states() {
        return house.core
                .store
                .read()
                .sql("SELECT state FROM subscription")
                .query(String.class)
                .list();
    }

    private static Message mail(String header) throws MessagingException {
        var bytes = (header + "\r\n\r\nHello\r\n").getBytes(StandardCharsets.UTF_8);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }
}
