package org.communique.sender;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the RFCs print. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DkimVectorsTest {

    @Test
    void the_relaxed_forms_are_those_of_rfc_6376_section_3_4_5() {
        var message = "A: X\r\nB : Y\t\r\n\tZ  \r\n\r\n C \r\nD \t E\r\n\r\n\r\n".getBytes(ISO_8859_1);

        var section = Field.read(message);

        assertEquals(
                List.of("a:X", "b:Y Z"),
                section.fields().stream().map(DkimVectorsTest::relaxed).toList());
        assertEquals(" C\r\nD E\r\n", new String(RelaxedBody.of(message, section.body()), ISO_8859_1));
    }

    @Test
    void an_empty_body_stays_empty_and_a_last_line_without_end_gets_one() {
        assertEquals("", body(""));
        assertEquals("", body("\r\n\r\n \t\r\n"));
        assertEquals("a\r\n", body("a"));
        assertEquals(" a\r\n", body("\t a \t"));
        assertEquals("a\r\n\r\nb\r\n", body("a\r\n \r\nb\r\n\r\n"));
    }

    @Test
    void the_verifier_of_these_tests_takes_the_signatures_of_rfc_8463_appendix_a_and_no_others() {
        var verifier = new DkimVerifier(Rfc8463.RECORDS);
        var signed = Rfc8463.ED25519_FIELD + Rfc8463.RSA_FIELD + Rfc8463.MESSAGE;

        assertEquals(List.of("ed25519-sha256 good", "rsa-sha256 good"), verifier.verdicts(Pair.bytes(signed)));
        assertEquals(
                List.of("ed25519-sha256 header changed", "rsa-sha256 header changed"),
                verifier.verdicts(Pair.bytes(signed.replace("dinner", "supper"))));
        assertEquals(
                List.of("ed25519-sha256 body changed", "rsa-sha256 body changed"),
                verifier.verdicts(Pair.bytes(signed.replace("lost", "won"))));
    }

    @Test
    void the_key_of_rfc_8463_makes_its_signature_on_every_engine() {
        var fields = new Bytes(64);
        var message = Field.read(Pair.bytes(Rfc8463.MESSAGE)).fields();
        for (var name : List.of("from", "to", "subject", "date", "message-id")) {
            message.stream().filter(it -> it.name().equals(name)).forEach(it -> it.relaxed(fields));
            fields.add("\r\n");
        }
        var own = Field.read(Pair.bytes(Rfc8463.ED25519_FIELD.replaceFirst("(?s) b=.*", " b=")))
                .fields();
        var seed = HexFormat.of().formatHex(Base64.getDecoder().decode(Rfc8463.ED25519_SECRET));
        var pkcs8 = HexFormat.of().parseHex("302e020100300506032b657004220420" + seed);
        var key = new DkimKey(
                1, "football.example.com", "brisbane", Algorithm.ED25519, "", KeyState.LIVE, Optional.empty());

        for (var engine : Engines.all(Algorithm.ED25519)) {
            var signature = new SigningKey(key, pkcs8, engine)
                    .sign(fields.toArray(), relaxed(own.get(0)).getBytes(ISO_8859_1));
            assertEquals(Rfc8463.ED25519_SIGNATURE, Base64.getEncoder().encodeToString(signature), engine.getName());
        }
    }

    private static String relaxed(Field field) {
        var out = new Bytes(64);
        field.relaxed(out);
        return new String(out.toArray(), ISO_8859_1);
    }

    private static String body(String text) {
        return new String(RelaxedBody.of(text.getBytes(ISO_8859_1), 0), ISO_8859_1);
    }
}
