package org.communique.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.communique.delivery.Parcel;
import org.communique.render.UnfilledSlot;
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
            "Archived-At",
            "List-Help",
            "List-Owner",
            "List-Subscribe",
            "List-Post",
            "List-Archive",
            "Feedback-ID",
            "CFBL-Address",
            "Precedence"));

    @Test
    void the_same_parcel_gives_the_same_bytes() {
        assertArrayEquals(COMPOSER.compose(Parcels.parcel(1, "en")), COMPOSER.compose(Parcels.parcel(1, "en")));
    }

    @Test
    void it_has_these_headers_and_no_others() throws Exception {
        assertEquals(List.copyOf(HEADERS), Wire.names(COMPOSER.compose(Parcels.parcel(1, "en"))), "each once");
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
        var header = MimeUtility.unfold(message.getHeader("List-Unsubscribe", null));
        var link = header.substring(1, header.indexOf('>'));
        var token = link.substring(link.lastIndexOf('/') + 1);
        var byMail = header.replaceAll(".*, <mailto:u\\+([a-z2-7]{40})@example\\.org>", "$1");

        assertArrayEquals(
                parcel.token(), TOKENS.read(token, Tokens.Purpose.UNSUBSCRIBE).orElseThrow());
        assertArrayEquals(
                parcel.token(),
                TOKENS.readFromAddress(byMail, Tokens.Purpose.UNSUBSCRIBE_BY_MAIL)
                        .orElseThrow());
        assertEquals("List-Unsubscribe=One-Click", message.getHeader("List-Unsubscribe-Post", null));
        assertTrue(part(message, 0).contains(link) && part(message, 1).contains(link));
    }

    @Test
    void the_link_to_choices_is_the_recipient_s_own_and_good_for_nothing_else() throws Exception {
        var link = Pattern.compile("https://news\\.example\\.org/p/(v1\\.[\\w-]{44})");
        for (var parcel : List.of(Parcels.parcel(1, "en"), Parcels.parcel(1, "ar"), Parcels.advance(1, "en"))) {
            var bytes = COMPOSER.compose(parcel);
            var inText = link.matcher(Wire.part(bytes, 0));
            var inHtml = link.matcher(Wire.part(bytes, 1));
            assertTrue(inText.find() && inHtml.find());
            var token = inText.group(1);

            assertEquals(token, inHtml.group(1));
            assertArrayEquals(
                    parcel.recipient().orElseThrow().id(),
                    TOKENS.read(token, Tokens.Purpose.PREFERENCES).orElseThrow());
            assertTrue(TOKENS.read(token, Tokens.Purpose.UNSUBSCRIBE).isEmpty());
            assertTrue(TOKENS.read(token, Tokens.Purpose.MANAGE).isEmpty());
        }
    }

    @Test
    void the_advance_link_is_this_delivery_s_token_with_a_purpose_of_its_own() throws Exception {
        var parcel = Parcels.advance(1, "en");
        var link = Pattern.compile("https://news\\.example\\.org/advance/(v1\\.[\\w-]{44})");
        var inText = link.matcher(Wire.part(COMPOSER.compose(parcel), 0));
        var inHtml = link.matcher(Wire.part(COMPOSER.compose(parcel), 1));
        assertTrue(inText.find() && inHtml.find());
        var token = inText.group(1);

        assertEquals(token, inHtml.group(1));
        assertArrayEquals(
                parcel.token(), TOKENS.read(token, Tokens.Purpose.ADVANCE).orElseThrow());
        assertTrue(TOKENS.read(token, Tokens.Purpose.UNSUBSCRIBE).isEmpty());
        assertTrue(TOKENS.read(TOKENS.issue(parcel.token(), Tokens.Purpose.UNSUBSCRIBE), Tokens.Purpose.ADVANCE)
                .isEmpty());
    }

    @Test
    void advance_copies_share_their_hash_whoever_gets_them() {
        assertArrayEquals(
                COMPOSER.contentSha256(Parcels.advance(1, "en")), COMPOSER.contentSha256(Parcels.advance(2, "en")));
    }

    @Test
    void a_mail_that_is_not_under_embargo_and_names_an_advance_page_is_refused() {
        var advance = Parcels.advance(1, "en").editions().get(0).rendered();
        var parcel = Parcels.rendered("en", advance.text(), advance.html());

        assertThrows(UnfilledSlot.class, () -> COMPOSER.compose(parcel));
    }

    @Test
    void text_comes_first_and_html_second() throws Exception {
        var parts = (Multipart) read(Parcels.parcel(1, "en")).getContent();

        assertTrue(parts.getBodyPart(0).isMimeType("text/plain"));
        assertTrue(parts.getBodyPart(1).isMimeType("text/html"));
        assertEquals(2, parts.getCount());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "nl", "de", "fr", "pl", "cs", "bg", "mk", "ro", "uk", "ru", "bs", "be", "es", "ar"})
    void lines_are_short_end_in_crlf_and_hold_nothing_that_smuggles(String language) {
        Wire.check(COMPOSER.compose(Parcels.parcel(1, language)));
    }

    @Test
    void the_shorter_encoding_is_taken() throws Exception {
        var arabic = "نص طويل بالعربية ".repeat(50);

        assertEquals("quoted-printable", Wire.encoding(COMPOSER.compose(Parcels.parcel(1, "en")), 0));
        assertEquals("base64", Wire.encoding(COMPOSER.compose(Parcels.rendered("ar", arabic, "<p>" + arabic)), 0));
        assertEquals("base64", Wire.encoding(COMPOSER.compose(Parcels.rendered("ar", arabic, "<p>" + arabic)), 1));
    }

    @Test
    void list_headers_lead_to_people_the_archive_and_the_list() throws Exception {
        var message = read(Parcels.parcel(1, "en"));

        assertEquals("Alerts <alerts.havenlight.example.org>", message.getHeader("List-Id", null));
        assertEquals("<mailto:press@example.org?subject=Help>", message.getHeader("List-Help", null));
        assertEquals("<mailto:press@example.org>", message.getHeader("List-Owner", null));
        assertEquals(
                "<mailto:press@example.org?subject=Subscribe%20alerts>", message.getHeader("List-Subscribe", null));
        assertEquals("<https://news.example.org/en>", message.getHeader("List-Archive", null));
        assertEquals("NO", message.getHeader("List-Post", null));
        assertEquals("protection:alerts:statement:havenlight", message.getHeader("Feedback-ID", null));
        assertEquals("complaints@example.org; report=arf", message.getHeader("CFBL-Address", null));
        assertEquals("bulk", message.getHeader("Precedence", null));
    }

    @Test
    void the_date_is_the_release_time_and_that_of_an_advance_copy_is_when_it_goes_out() throws Exception {
        var parcel = Parcels.parcel(1, "en");
        var letter = parcel.letter();
        var early = letter.releaseTime().minusSeconds(86_400);
        var advance = new Parcel.Letter(
                1, "protection", letter.kind(), letter.organisation(), letter.releaseTime(), true, early);

        assertEquals("Sun, 18 Oct 2026 06:00:00 +0000", read(parcel).getHeader("Date", null));
        assertEquals(
                "Sat, 17 Oct 2026 06:00:00 +0000",
                read(new Parcel(1, parcel.token(), advance, parcel.recipient(), parcel.editions()))
                        .getHeader("Date", null));
    }

    @Test
    void a_domain_with_other_letters_is_sent_as_a_label() throws Exception {
        var parcel = Parcels.parcel(1, "en", "ana@b\u00fccher.example", "Ana", "Alerts", "Org");

        assertEquals("Ana <ana@xn--bcher-kva.example>", read(parcel).getHeader("To", null));
    }

    @Test
    void readers_are_greeted_by_name_in_their_language_or_neutrally() throws Exception {
        assertTrue(text("en", "Anna").contains("\r\n\r\nDear Anna,\r\n"));
        assertTrue(text("en", "").contains("\r\n\r\nDear reader,\r\n"));
        assertTrue(text("uk", "Олена").contains("\r\n\r\nДобрий день, Олена!\r\n"));
        assertTrue(Wire.part(COMPOSER.compose(Parcels.parcel(1, "en", "a@example.org", "A \"<b>\" & Co", "x", "y")), 1)
                .contains(">Dear A &quot;&lt;b&gt;&quot; &amp; Co,<"));
    }

    @Test
    void a_slot_without_a_value_refuses_to_be_sent() {
        var parcel = Parcels.rendered("en", "\uE000weather\uE001", "<p>");
        var refused = assertThrows(UnfilledSlot.class, () -> COMPOSER.compose(parcel));

        assertTrue(refused.getMessage().contains("weather"));
    }

    @Test
    void the_content_hash_is_that_of_the_edition_on_the_list_whoever_gets_it() {
        var one = Parcels.parcel(1, "en", "a@example.org", "Anna", "Alerts", "Org");
        var other = Parcels.parcel(2, "en", "b@example.org", "", "Alerts", "Org");
        var elsewhere = Parcels.parcel(1, "en", "a@example.org", "Anna", "Members", "Org");

        assertArrayEquals(COMPOSER.contentSha256(one), COMPOSER.contentSha256(other));
        assertFalse(Arrays.equals(COMPOSER.contentSha256(one), COMPOSER.contentSha256(elsewhere)));
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

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: e@x", "a\nb", "a\rb", "a\0b", "\u760D\u760ABcc: e@x"})
    void a_header_with_a_line_break_is_refused(String value) {
        assertThrows(IllegalArgumentException.class, () -> new MailHeader("Subject", value));
    }

    @Test
    void an_html_part_that_clients_would_clip_is_refused() {
        var oversized = Parcels.rendered("en", "short", "<p>" + "x".repeat(95_000));

        assertThrows(OversizedMail.class, () -> COMPOSER.compose(oversized));
    }

    private static MimeMessage read(Parcel parcel) {
        return Wire.read(COMPOSER.compose(parcel));
    }

    private static String text(String language, String name) throws Exception {
        return Wire.part(COMPOSER.compose(Parcels.parcel(1, language, "a@example.org", name, "x", "y")), 0);
    }

    private static String part(MimeMessage message, int number) throws Exception {
        return (String) ((Multipart) message.getContent()).getBodyPart(number).getContent();
    }
}
