package org.communique.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.render.Manuscripts;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Every template in every language as mail; the files lie in {@code target/sample-mails} for other judges. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SampleMailsTest {

    @Test
    void every_template_in_every_language_is_a_mail_that_keeps_the_rules() throws Exception {
        SampleMails.write(Path.of("target/sample-mails"), Instant.now());
        for (var mail : SampleMails.all(Manuscripts.RELEASE).entrySet()) {
            Wire.check(mail.getValue());
            var text = Wire.part(mail.getValue(), 0);
            assertTrue(text.contains("\r\n-- \r\n"), mail.getKey());
            for (var line : text.split("\r\n"))
                assertTrue(columns(line) <= 76 || line.contains("://"), mail.getKey() + ": " + line);
            assertFalse(text.contains("\uE000") || Wire.part(mail.getValue(), 1).contains("\uE000"));
        }
    }

    @Test
    void both_twins_of_a_mail_lead_to_the_same_places() throws Exception {
        for (var template : new String[] {"statement", "issue"})
            for (var language : SampleMails.LANGUAGES) {
                var mail = SampleMails.mail(template, language, Manuscripts.RELEASE);
                var html = links(Wire.part(mail, 1), "href=\"(https?://[^\"]+)\"");

                assertEquals(html, links(Wire.part(mail, 0), "(https?://\\S+)"), template + "-" + language);
            }
    }

    @Test
    void the_preheader_is_short_and_stands_in_the_text_as_well() throws Exception {
        for (var mail : SampleMails.all(Manuscripts.RELEASE).entrySet()) {
            var hidden = Pattern.compile("mso-hide:all\">([^<]*)<")
                    .matcher(Wire.part(mail.getValue(), 1))
                    .results()
                    .map(it -> it.group(1))
                    .toList();
            var text = Wire.part(mail.getValue(), 0).replaceAll("\\s+", " ");

            assertEquals(1, hidden.size(), mail.getKey());
            assertTrue(hidden.get(0).length() <= 110, mail.getKey());
            assertTrue(text.contains(hidden.get(0).replace("…", "")), mail.getKey());
        }
    }

    /** Marks that combine take no room. */
    private static int columns(String line) {
        return line.replaceAll("\\p{Mn}", "").length();
    }

    private static TreeSet<String> links(String text, String pattern) {
        Stream<String> found = Pattern.compile(pattern).matcher(text).results().map(it -> it.group(1));
        return found.map(it -> it.replace("&amp;", "&")).collect(Collectors.toCollection(TreeSet::new));
    }
}
