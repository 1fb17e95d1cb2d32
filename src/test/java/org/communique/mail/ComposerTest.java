package org.communique.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.communique.delivery.Parcel;
import org.communique.vault.Tokens;
import org.communique.vault.Vault;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ComposerTest {

    static final Tokens TOKENS = new Tokens(new Vault(new byte[32]));
    static final Composer COMPOSER = new Composer(TOKENS, "https://news.example.org");

    /** Every header a mail of ours may have; nothing of the machine or the program is among them. */
    static final Set<String> HEADERS = new TreeSet<>(Set.of(
            "Date",
            "From",
            "To",
            "Reply-To",
            "Subject",
            "Message-ID",
            "MIME-Version",
            "Content-Type",
            "List-Id",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "Content-Language",
            "X-Auto-Response-Suppress",
            "Archived-At"));

    @Test
    void the_same_parcel_gives_the_same_bytes() {
        assertArrayEquals(COMPOSER.compose(Parcels.parcel(1, "en")), COMPOSER.compose(Parcels.parcel(1, "en")));
    }

    @Test
    void it_has_these_headers_and_no_others() throws Exception {
        var names = new TreeSet<String>();
        Collections.list(read(Parcels.parcel(1, "en")).getAllHeaders()).forEach(it -> names.add(it.getName()));

        assertEquals(HEADERS, names);
    }

    @Test
    void an_advance_copy_names_no_public_address_of_its_own() throws Exception {
        var parcel = Parcels.parcel(1, "en");
        var letter = parcel.letter();
        var advance = new Parcel(
                parcel.delivery(),
                parcel.token(),
                new Parcel.Letter(
                        letter.dispatch(),
                        letter.statementKey(),
                        letter.kind(),
                        letter.organisation(),
                        letter.releaseTime(),
                        true),
                parcel.recipient(),
                parcel.editions());

        assertEquals(null, read(advance).getHeader("Archived-At"));
    }

    @Test
    void the_unsubscribe_link_in_header_and_body_is_this_delivery_s_token_and_no_address() throws Exception {
        var parcel = Parcels.parcel(1, "en");
        var message = read(parcel);
        var link = message.getHeader("List-Unsubscribe", null).replaceAll("[<>]", "");
        var token = link.substring(link.lastIndexOf('/') + 1);

        assertArrayEquals(
                parcel.token(), TOKENS.read(token, Tokens.Purpose.UNSUBSCRIBE).orElseThrow());
        assertEquals("List-Unsubscribe=One-Click", message.getHeader("List-Unsubscribe-Post", null));
        assertTrue(part(message, 0).contains(link) && part(message, 1).contains(link));
    }

    @Test
    void text_comes_first_and_html_second() throws Exception {
        var parts = (Multipart) read(Parcels.parcel(1, "en")).getContent();

        assertTrue(parts.getBodyPart(0).isMimeType("text/plain"));
        assertTrue(parts.getBodyPart(1).isMimeType("text/html"));
        assertEquals(2, parts.getCount());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "mk", "uk", "ar"})
    void lines_are_short_end_in_crlf_and_hold_nothing_that_smuggles(String language) {
        var text = new String(COMPOSER.compose(Parcels.parcel(1, language)), StandardCharsets.ISO_8859_1);

        assertFalse(text.replace("\r\n", "").contains("\r")
                || text.replace("\r\n", "").contains("\n"));
        assertFalse(text.contains("\0"));
        for (var line : text.split("\r\n")) assertTrue(line.length() <= 100, line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ана Трајковска", "ليلى حداد", "O'Hara, \"Jo\" <x@y>", "a\tb", "Ὀδυσσεύς 🌍"})
    void names_are_encoded_and_come_back_as_they_were(String name) throws Exception {
        var message = read(Parcels.parcel(1, "en", "ana@example.org", name, name, name));
        var to = (jakarta.mail.internet.InternetAddress) message.getRecipients(MimeMessage.RecipientType.TO)[0];

        assertEquals(name.replace('\t', ' '), to.getPersonal());
        assertEquals("ana@example.org", to.getAddress());
        assertEquals(1, message.getAllRecipients().length);
    }

    @Property(tries = 300)
    void no_name_adds_a_header_or_a_recipient(@ForAll String name, @ForAll String list) throws Exception {
        var message = read(Parcels.parcel(1, "en", "ana@example.org", name, list, "Org " + name));
        var names = new TreeSet<String>();
        Collections.list(message.getAllHeaders()).forEach(it -> names.add(it.getName()));

        assertEquals(HEADERS, names);
        assertEquals(1, message.getAllRecipients().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: e@x", "a\nb", "a\rb", "a\0b", "\u760D\u760ABcc: e@x"})
    void a_header_with_a_line_break_is_refused(String value) {
        assertThrows(IllegalArgumentException.class, () -> new MailHeader("Subject", value));
    }

    @Test
    void an_html_part_that_clients_would_clip_is_refused() {
        var parcel = Parcels.parcel(1, "en");
        var edition = parcel.editions().get(0);
        var rendered = edition.rendered();
        var large = new org.communique.render.Rendered(
                rendered.language(), rendered.subject(), "<p>" + "x".repeat(95_000), rendered.text(), "", "");
        var oversized = new Parcel(
                1,
                parcel.token(),
                parcel.letter(),
                Optional.of(parcel.recipient().orElseThrow()),
                java.util.List.of(
                        new Parcel.EditionOut(edition.revision(), large, edition.pageUrl(), edition.path(), "")));

        assertThrows(OversizedMail.class, () -> COMPOSER.compose(oversized));
    }

    private static MimeMessage read(Parcel parcel) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(COMPOSER.compose(parcel)));
    }

    private static String part(MimeMessage message, int number) throws Exception {
        return (String) ((Multipart) message.getContent()).getBodyPart(number).getContent();
    }
}
