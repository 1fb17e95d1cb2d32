package org.communique.sender;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DkimSignerTest {

    static final Instant NINE = Instant.parse("2026-10-18T09:00:00Z");
    static final DkimVerifier VERIFIER = DkimVerifier.of(Pair.OURS.keys);

    @Test
    void a_mail_gets_two_signatures_that_hold() {
        assertEquals(
                List.of("rsa-sha256 good", "ed25519-sha256 good"),
                VERIFIER.verdicts(signed(new String(Pair.mail(), US_ASCII))));
    }

    @Test
    void the_same_mail_at_the_same_instant_gets_the_same_bytes() {
        assertArrayEquals(sign(Pair.mail()), Pair.OURS.signer().sign(Pair.mail(), NINE));
        assertFalse(Arrays.equals(sign(Pair.mail()), Pair.OURS.signer().sign(Pair.mail(), NINE.plusSeconds(1))));
    }

    @Test
    void lines_are_at_most_78_long_and_end_with_crlf() {
        var text = new String(sign(Pair.mail()), US_ASCII);

        assertTrue(text.endsWith("\r\n"));
        for (var line : text.split("\r\n")) assertTrue(line.length() <= 78 && !line.contains("\n"), line);
    }

    @Test
    void it_says_when_it_was_made_and_ends_fourteen_days_later_and_covers_the_whole_body() {
        var tags = tags();

        assertEquals("1792314000", tags.tag("t").orElseThrow());
        assertEquals("1793523600", tags.tag("x").orElseThrow());
        assertEquals("relaxed/relaxed", tags.tag("c").orElseThrow());
        assertTrue(tags.tag("l").isEmpty());
    }

    @Test
    void what_is_there_is_signed_and_what_people_see_is_named_once_more() {
        var names = List.of(tags().tag("h")
                .orElseThrow()
                .toLowerCase(Locale.ROOT)
                .replace(" ", "")
                .split(":"));

        for (var twice :
                List.of("from", "to", "reply-to", "subject", "date", "message-id", "mime-version", "content-type"))
            assertEquals(2, names.stream().filter(twice::equals).count(), twice);
        for (var twice : List.of("list-unsubscribe", "list-unsubscribe-post"))
            assertEquals(2, names.stream().filter(twice::equals).count(), twice);
        for (var absent : List.of("sender", "cc"))
            assertEquals(1, names.stream().filter(absent::equals).count(), absent);
        for (var once : List.of("list-id", "archived-at", "feedback-id", "content-language"))
            assertEquals(1, names.stream().filter(once::equals).count(), once);
        assertFalse(names.contains("x-auto-response-suppress"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: another",
                "From: other@example.org",
                "Cc: other@example.org",
                "Sender: other@example.org",
                "Reply-To: other@example.org",
                "Content-Type: text/html",
                "List-Unsubscribe: <https://evil.example/>",
                "List-Unsubscribe-Post: List-Unsubscribe=One-Click"
            })
    void a_second_field_breaks_both_signatures_wherever_it_is_put(String field) {
        var signed = new String(signed(new String(Pair.mail(), US_ASCII)), US_ASCII);

        for (var forged :
                List.of(field + "\r\n" + signed, signed.replaceFirst("\r\n\r\n", "\r\n" + field + "\r\n\r\n")))
            assertEquals(
                    List.of("rsa-sha256 header changed", "ed25519-sha256 header changed"),
                    VERIFIER.verdicts(forged.getBytes(US_ASCII)));
    }

    @Test
    void a_field_of_the_way_breaks_nothing() {
        var signed = new String(signed(new String(Pair.mail(), US_ASCII)), US_ASCII);

        assertTrue(VERIFIER.good(("X-Foo: bar\r\nReceived: by a.example\r\n" + signed).getBytes(US_ASCII), 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A: b\n\nc", "A: b\r\n\r\nc\nd", "A: b\r\n\r\nc\rd", "A: b\r\n\r\nc\r", "A: b\rc\r\n\r\n"})
    void a_bare_cr_or_lf_is_refused(String message) {
        assertThrows(IllegalArgumentException.class, () -> sign(message.getBytes(US_ASCII)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no colon\r\n\r\n", ": no name\r\n\r\n", " begins with space: x\r\n\r\n"})
    void a_header_that_is_none_is_refused_and_not_repeated(String message) {
        var refused = assertThrows(IllegalArgumentException.class, () -> sign(message.getBytes(US_ASCII)));

        assertEquals("a header line is no field", refused.getMessage());
    }

    @Test
    void every_engine_makes_the_same_signature() {
        for (var algorithm : Algorithm.values()) {
            var engines = Engines.all(algorithm);
            var expected =
                    Pair.OURS.key(algorithm, engines.get(engines.size() - 1)).sign(Pair.mail(), new byte[0]);
            for (var engine : engines) {
                var key = Pair.OURS.key(algorithm, engine);
                for (int again = 0; again < 3; again++)
                    assertArrayEquals(expected, key.sign(Pair.mail(), new byte[0]), engine.getName());
            }
        }
    }

    private static TagList tags() {
        var field = new String(Pair.OURS.signer(Algorithm.RSA).sign(Pair.mail(), NINE), US_ASCII);
        return TagList.parse(field.substring(field.indexOf(':') + 1).replace("\r\n", ""));
    }

    private static byte[] sign(byte[] message) {
        return Pair.OURS.signer().sign(message, NINE);
    }

    private static byte[] signed(String text) {
        var message = Pair.bytes(text);
        return Pair.join(sign(message), message);
    }
}
