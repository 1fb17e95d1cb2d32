package org.communique.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sanctionco.jmail.JMail;
import java.net.IDN;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The short way to an address says nothing that the long way does not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlainAddressProperties {

    private static final String ALPHABET = "aB1.-_+@xn--";

    @Test
    void what_is_plain_is_valid_for_the_full_check_as_well_and_means_the_same() {
        var random = new Random(1);
        int plain = 0;
        for (int i = 0; i < 300_000; i++) {
            var text = part(random, i % 7 == 0 ? 70 : 8) + "@" + part(random, i % 11 == 0 ? 70 : 6) + "."
                    + part(random, 4);
            if (!PlainAddress.is(text)) continue;
            plain++;
            assertTrue(JMail.strictValidator().isValid(text), text);
            var domain = text.substring(text.indexOf('@') + 1);
            assertEquals(
                    domain.toLowerCase(Locale.ROOT),
                    IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
        }
        assertTrue(plain > 500, "plain: " + plain);
    }

    private static String part(Random random, int longest) {
        var text = new StringBuilder();
        for (int n = 1 + random.nextInt(longest); n > 0; n--)
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return text.toString();
    }
}
