package org.communique.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes by the clock. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void the_vectors_of_rfc_6238_appendix_b_come_out(long second, String expected) {
        long step = OneTimeCode.step(Instant.ofEpochSecond(second));

        assertEquals(expected, OneTimeCode.digits(SECRET, step, 8));
        assertEquals(expected.substring(2), OneTimeCode.at(SECRET, step));
    }

    @Test
    void a_secret_is_typed_in_groups_of_four_and_read_back() {
        var words = OneTimeCode.words(SECRET);

        assertEquals("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", words);
        assertArrayEquals(SECRET, OneTimeCode.secret(words).orElseThrow());
    }
}
