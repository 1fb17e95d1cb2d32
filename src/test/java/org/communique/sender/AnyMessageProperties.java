package org.communique.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.james.jdkim.DKIMVerifier;

/** Whatever a mail holds, its signatures hold: by the verifier of these tests, and by Apache James for RSA. */
class AnyMessageProperties {

    /** The second implementation looks at the real clock: it refuses what has expired. */
    private static final Instant NOW = Instant.now();

    private static final DkimVerifier VERIFIER = DkimVerifier.of(Pair.OURS.keys);

    @Property(tries = 300)
    void both_signatures_hold(@ForAll("messages") String message) {
        assertEquals(
                List.of("rsa-sha256 good", "ed25519-sha256 good"),
                VERIFIER.verdicts(bytes(signed(Pair.OURS.signer(), message))));
    }

    /** Bodies of white space, and those without a last line end, are left out: there James departs from RFC 6376 §3.4.4. */
    @Property(tries = 200)
    void apache_james_takes_the_rsa_signature(@ForAll("messages") String message) throws Exception {
        Assume.that(!message.substring(message.indexOf("\r\n\r\n")).isBlank());
        var record = Pair.OURS.keys.get(0).recordValue();
        var judge = new DKIMVerifier((method, selector, domain) -> List.of(record));

        var records = judge.verify(
                new ByteArrayInputStream(bytes(signed(Pair.OURS.signer(Algorithm.RSA), message + "\r\n"))));

        assertEquals(1, records.size());
    }

    @Property(tries = 200)
    void a_second_subject_or_list_unsubscribe_breaks_them_and_a_field_of_the_way_does_not(
            @ForAll("messages") String message) {
        var signed = signed(Pair.OURS.signer(), message);

        assertTrue(VERIFIER.good(bytes("X-Foo: bar\r\n" + signed), 2));
        assertFalse(VERIFIER.good(bytes("Subject: another\r\n" + signed), 1));
        for (var verdict : VERIFIER.verdicts(bytes("Subject: another\r\n" + signed)))
            assertTrue(verdict.endsWith("header changed"), verdict);
        for (var verdict : VERIFIER.verdicts(bytes("List-Unsubscribe: <https://x.example/>\r\n" + signed)))
            assertTrue(verdict.endsWith("header changed"), verdict);
    }

    @Property(tries = 200)
    void one_changed_letter_of_the_body_breaks_them(@ForAll("messages") String message) {
        var signed = signed(Pair.OURS.signer(), message) + "x";

        for (var verdict : VERIFIER.verdicts(bytes(signed))) assertTrue(verdict.endsWith("body changed"), verdict);
    }

    @Provide
    Arbitrary<String> messages() {
        var from = Arbitraries.of("From: a@news.example.org\r\n", "FROM :\ta@news.example.org \r\n");
        return Combinators.combine(from, fields(), bodies())
                .as((first, fields, body) -> first + fields + "\r\n" + body);
    }

    private static Arbitrary<String> fields() {
        var names = Arbitraries.of(
                "To",
                "Subject",
                "subject",
                "Date",
                "Message-ID",
                "MIME-Version",
                "Content-Type",
                "Content-Transfer-Encoding",
                "List-Id",
                "List-Unsubscribe",
                "List-Unsubscribe-Post",
                "List-Archive",
                "Feedback-ID",
                "CFBL-Address",
                "Archived-At",
                "References",
                "In-Reply-To",
                "X-Anything");
        var words = Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(30);
        var gaps = Arbitraries.of(" ", "  ", "\t", "\r\n ", " \r\n\t ", "\r\n  ");
        var values = Combinators.combine(words, gaps)
                .as((word, gap) -> word + gap)
                .list()
                .ofMaxSize(6);
        var fields = Combinators.combine(names, Arbitraries.of(":", ": ", " : "), values, words)
                .as((name, colon, value, last) -> name + colon + String.join("", value) + last + "\r\n");
        return fields.list().ofMaxSize(14).map(it -> String.join("", it));
    }

    private static Arbitrary<String> bodies() {
        var pieces = Arbitraries.oneOf(
                Arbitraries.of("\r\n", "\r\n\r\n", " ", "\t", " \t ", "=20\r\n", ".\r\n"),
                Arbitraries.strings().withCharRange('!', '~').ofMaxLength(20),
                Arbitraries.strings().withCharRange('\u00a0', '\u00ff').ofMaxLength(5));
        return pieces.list().ofMaxSize(30).map(it -> String.join("", it));
    }

    private static String signed(Signer signer, String message) {
        return new String(signer.sign(bytes(message), NOW), StandardCharsets.ISO_8859_1) + message;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
