package org.communique.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.communique.delivery.Fault;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RepliesTest {

    @ParameterizedTest(name = "{0}: {4}")
    @CsvFileSource(resources = "/replies.csv", numLinesToSkip = 1, maxCharsPerColumn = 2000)
    void replies_of_real_servers_are_read_as_people_read_them(
            String server, String fault, String phase, int code, String text) {
        var verdict = Replies.verdict(reply(phase, code, text));

        assertEquals(fault, verdict.fault().code(), server);
    }

    @ParameterizedTest(name = "{0}: {4}")
    @CsvFileSource(resources = "/replies.csv", numLinesToSkip = 1, maxCharsPerColumn = 2000)
    void the_same_words_before_a_recipient_was_named_blame_no_recipient(
            String server, String fault, String phase, int code, String text) {
        assertFalse(Replies.verdict(reply("connection", code, text)).fault().suppresses(), server);
        assertFalse(Replies.verdict(reply("mail", code, text)).fault().suppresses(), server);
        assertFalse(Replies.verdict(reply("connection", code, text)).permanent(), server);
    }

    @ParameterizedTest(name = "{0}: {4}")
    @CsvFileSource(resources = "/replies.csv", numLinesToSkip = 1, maxCharsPerColumn = 2000)
    void no_address_of_a_reply_is_kept(String server, String fault, String phase, int code, String text) {
        var kept =
                Replies.verdict(reply(phase, code, text), "reader@example.com").masked();

        assertFalse(kept.contains("@") || kept.contains("reader"), kept);
    }

    @Test
    void only_a_dead_address_or_domain_suppresses() {
        var suppressing = java.util.Arrays.stream(Fault.values())
                .filter(Fault::suppresses)
                .collect(java.util.stream.Collectors.toSet());

        assertEquals(Set.of(Fault.INVALID, Fault.DOMAIN), suppressing);
    }

    @Test
    void an_ip_address_a_version_and_a_date_are_no_status() {
        assertTrue(new Reply(550, "", "your host 5.1.1.25", Reply.Phase.RCPT)
                .detail()
                .isEmpty());
        assertTrue(new Reply(550, "", "4.16.55.1; on 5.11.2025", Reply.Phase.RCPT)
                .detail()
                .isEmpty());
        assertEquals(
                "1.1", new Reply(550, "", "(#5.1.1)", Reply.Phase.RCPT).detail().orElseThrow());
    }

    @Test
    void a_status_that_the_server_sent_apart_is_read_before_the_text() {
        var verdict = Replies.verdict(new Reply(550, "5.7.26", "5.1.1 no", Reply.Phase.RCPT));

        assertEquals(Fault.AUTHENTICATION, verdict.fault());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 <ana.petrova@example.org>: unknown",
                "550 \"ana petrova\"@example.org unknown",
                "550 unknown: ana.petrova @ example.org",
                "550 unknown: ana.petrova\r\n550 @example.org",
                "550 see https://x.example/?e=ana.petrova%40example.org&c=1",
                "550 see ?e=ana.petrova=40example.org",
                "550 <ana.petrova> unknown",
                "550 mailbox ana.petrova is unknown here",
                "550 ANA.PETROVA＠example.org",
                "550 ana.petrova(at)example.org",
                "550 SRS0=x=y=example.org=ana.petrova@forward.example"
            })
    void an_address_in_any_dress_is_masked(String reply) {
        var kept = Mask.of(reply, "ana.petrova@example.org").toLowerCase(Locale.ROOT);

        assertFalse(kept.contains("petrova"), kept);
    }

    @Test
    void an_address_cut_in_two_by_the_length_limit_is_gone_as_well() {
        var text = "550 " + ("<" + "x".repeat(294) + "> ").repeat(4) + "ana.petrova@example.org";

        assertFalse(Mask.of(text).contains("ana"), Mask.of(text));
        assertFalse(Replies.verdict(reply("rcpt", 550, text)).masked().contains("ana"));
    }

    @Test
    void hostile_shapes_come_to_an_end() {
        var shapes = Set.of("@", "<", "a@", "<a", "\"", "a ", "550-5.1.1 ", " .. ", "5.1.", "\n", "%40", "ab=40");

        for (var shape : shapes) {
            var text = shape.repeat(2_000_000 / shape.length());
            assertTrue(Replies.verdict(reply("rcpt", 550, text), text).masked().length() <= Mask.LONGEST, shape);
        }
    }

    @Property(tries = 500)
    void whatever_comes_has_a_verdict_of_one_short_line(@ForAll("replies") Reply reply) {
        var verdict = Replies.verdict(reply, "reader@example.com");

        assertTrue(verdict.masked().length() <= Mask.LONGEST);
        assertFalse(verdict.masked().chars().anyMatch(Character::isISOControl));
        assertFalse(verdict.fault() == Fault.TRANSIENT && verdict.permanent());
    }

    @Property(tries = 500)
    void nothing_that_is_tried_again_suppresses_anybody(
            @ForAll("replies") Reply reply, @ForAll @IntRange(min = 400, max = 499) int code) {
        var passing = new Reply(code, reply.enhanced(), reply.text(), reply.phase());

        assertFalse(Replies.verdict(passing).fault().suppresses());
        assertFalse(Replies.verdict(passing).permanent());
    }

    @Property(tries = 500)
    void a_word_of_blocking_or_spam_saves_every_address(@ForAll("replies") Reply reply) {
        for (var word : Set.of("blocked by us", "spam", "blacklisted", "policy", "DMARC policy", "quota exceeded")) {
            var text = reply.text().replaceAll("[@<＠\"]", "") + " . " + word;
            var cut = text.substring(Math.max(0, text.length() - 900));

            var verdict = Replies.verdict(new Reply(550, "5.1.1", cut, Reply.Phase.RCPT));

            assertFalse(verdict.fault().suppresses(), cut);
        }
    }

    @Provide
    Arbitrary<Reply> replies() {
        var words = Arbitraries.of(
                "user unknown",
                "5.1.1",
                "5.7.1",
                "<a@b.example>",
                "no such user",
                "\r\n550-5.1.1 ",
                "5.1.10",
                "spam",
                "mailbox",
                "does not exist",
                "null mx",
                "\u0000",
                "＠",
                "try again later",
                "host",
                "=40",
                "4.2.2");
        var text = Arbitraries.oneOf(
                words.list().ofMaxSize(12).map(it -> String.join(" ", it)),
                Arbitraries.strings().ofMaxLength(400));
        return Combinators.combine(
                        Arbitraries.integers().between(400, 599),
                        Arbitraries.of("", "5.1.1", "5.7.1", "4.4.2"),
                        text,
                        Arbitraries.of(Reply.Phase.class))
                .as(Reply::new);
    }

    private static Reply reply(String phase, int code, String text) {
        return new Reply(code, "", text, Reply.Phase.valueOf(phase.toUpperCase(Locale.ROOT)));
    }
}
