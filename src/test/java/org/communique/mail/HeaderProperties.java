package org.communique.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.communique.render.OneLine;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;

/** Whatever people write, the header fields on the wire are the same ones, and each says what was written. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HeaderProperties {

    static final Pattern WORD = Pattern.compile("=\\?UTF-8\\?([BQ])\\?([^?]*)\\?=");

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void any_name_list_and_subject_give_the_same_fields_and_come_back(
            @ForAll String name, @ForAll String list, @ForAll String subject) throws Exception {
        var bytes = compose(name, list, "Org " + name, subject);
        var message = Wire.read(bytes);

        assertEquals(List.copyOf(ComposerTest.HEADERS), Wire.names(bytes), "each once");
        var to = (InternetAddress) message.getRecipients(MimeMessage.RecipientType.TO)[0];
        assertEquals(1, message.getAllRecipients().length);
        assertEquals("ana@example.org", to.getAddress());
        assertEquals(OneLine.of(name), personal(to));
        var from = (InternetAddress) message.getFrom()[0];
        assertEquals(1, message.getFrom().length);
        assertEquals("news@example.org", from.getAddress());
        assertEquals(OneLine.of("Org " + name), personal(from));
        assertEquals(OneLine.of(subject), message.getSubject());
        var listId = new InternetAddress(MimeUtility.unfold(message.getHeader("List-Id", null))
                .replace("alerts.havenlight.example.org>", "alerts@havenlight.example.org>"));
        assertEquals(OneLine.of(list), personal(listId));
        assertEquals("<00000000000000070000000000000001@example.org>", message.getMessageID());
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void no_encoded_word_splits_a_character_or_is_longer_than_75(@ForAll String name) throws Exception {
        var header = new String(compose(name, name, "Org " + name, name), StandardCharsets.US_ASCII);
        var matcher = WORD.matcher(header.substring(0, header.indexOf("\r\n\r\n")));
        while (matcher.find()) {
            assertTrue(matcher.group().length() <= 75, matcher.group());
            decode(MimeUtility.decodeText(matcher.group()).getBytes(StandardCharsets.UTF_8));
            assertTrue(!MimeUtility.decodeText(matcher.group()).contains("\uFFFD") || name.contains("\uFFFD"));
        }
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void a_folded_field_unfolds_to_its_value(@ForAll String subject) throws Exception {
        var value = Mailbox.words(subject);
        var line = new String(new MailHeader("Subject", value).line(), StandardCharsets.US_ASCII);

        assertEquals("Subject: " + value, line.replace("\r\n ", " ").replaceAll("\r\n$", ""));
        for (var each : line.split("\r\n")) assertTrue(each.length() <= 76, each);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void characters_of_four_bytes_stay_whole_wherever_a_word_ends(@ForAll @IntRange(max = 60) int before)
            throws Exception {
        var name = "я".repeat(before) + "🌍".repeat(20);

        no_encoded_word_splits_a_character_or_is_longer_than_75(name);
        assertEquals(name, Wire.read(compose(name, name, name, name)).getSubject());
    }

    @Example
    void letters_whose_low_byte_is_a_line_break_stay_letters() throws Exception {
        var bytes = compose("\u760D\u760ABcc: e@x", "\u760D\u760A", "\u760D\u760A", "\u760D\u760A.");

        assertEquals(List.copyOf(ComposerTest.HEADERS), Wire.names(bytes));
        assertEquals("\u760D\u760A.", Wire.read(bytes).getSubject());
    }

    private static byte[] compose(String name, String list, String organisation, String subject) {
        var parcel = Parcels.parcel(1, "en", "ana@example.org", name, list, organisation);
        return ComposerTest.COMPOSER.compose(Parcels.rendered(parcel, subject, "text", "<p>html"));
    }

    private static String personal(InternetAddress address) {
        return address.getPersonal() == null ? "" : address.getPersonal();
    }

    private static void decode(byte[] bytes) throws CharacterCodingException {
        StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes));
    }
}
