package org.communique.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MailHeaderTest {

    @Test
    void a_long_field_is_folded_before_spaces_and_a_run_without_one_is_not() {
        var words = "word ".repeat(30).strip();
        var run = "<https://example.org/" + "x".repeat(100) + ">";

        assertEquals(
                "Subject: word word word word word word word word word word word word word\r\n"
                        + " word word word word word word word word word word word word word word word\r\n"
                        + " word word\r\n",
                line("Subject", words));
        assertEquals("X: " + run + "\r\n", line("X", run));
        assertEquals("X: a\r\n " + run + "\r\n", line("X", "a " + run));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: e@x", "a\nb", "a\rb", "a\0b", "a\tb", "a\u007fb", "é", "\u760D\u760ABcc: e@x"})
    void whatever_could_begin_another_field_is_refused(String value) {
        assertThrows(IllegalArgumentException.class, () -> new MailHeader("Subject", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A B", "A:", "A\r\nB", "Ä"})
    void whatever_is_no_name_is_refused(String name) {
        assertThrows(IllegalArgumentException.class, () -> new MailHeader(name, "x"));
    }

    @Test
    void a_line_that_no_server_takes_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new MailHeader("X", "x".repeat(998)));
        assertEquals(998 + 2, line("X", "x".repeat(995)).length());
    }

    @Test
    void it_does_not_show_its_value() {
        assertEquals("MailHeader[To]", new MailHeader("To", "ana@example.org").toString());
    }

    private static String line(String name, String value) {
        return new String(new MailHeader(name, value).line(), StandardCharsets.US_ASCII);
    }
}
