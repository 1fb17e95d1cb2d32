package org.communique.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.regex.Pattern;
import org.communique.delivery.Parcel;
import org.communique.vault.Tokens;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What mails say to the press alone, and to one of them alone. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PressMailTest {

    private static final Parcel.Press PRESS = new Parcel.Press(true, Optional.empty());
    private static final Parcel.Press UNTOLD =
            new Parcel.Press(true, Optional.of(new Parcel.Origin("published", "legitimate-interest")));

    @Test
    void who_did_not_give_her_address_is_told_in_both_twins_and_nobody_else_is() throws Exception {
        var told = ComposerTest.COMPOSER.compose(parcel(UNTOLD));
        var plain = ComposerTest.COMPOSER.compose(parcel(PRESS));

        for (int twin : new int[] {0, 1}) {
            var text = words(Wire.part(told, twin));
            for (var word : new String[] {
                "GDPR Art. 14",
                "Havenlight Network keeps your name",
                "Art. 6(1)(f)",
                "made public",
                "data protection authority",
                "Write to press@example.org"
            }) assertTrue(text.contains(word), word);
            assertFalse(Wire.part(plain, twin).contains("GDPR"));
        }
        Wire.check(told);
    }

    @Test
    void an_empty_notice_leaves_no_gap() throws Exception {
        var text = Wire.part(ComposerTest.COMPOSER.compose(parcel(PRESS)), 0);

        assertTrue(text.contains("of Havenlight Network.\r\nChange what you receive: "), text);
    }

    @Test
    void lists_for_the_press_have_two_links_more_with_purposes_of_their_own() throws Exception {
        var parcel = parcel(PRESS);
        var mail = ComposerTest.COMPOSER.compose(parcel);

        for (int twin : new int[] {0, 1}) {
            assertArrayEquals(parcel.token(), id(Wire.part(mail, twin), "beat", Tokens.Purpose.NOT_MY_BEAT));
            assertArrayEquals(parcel.token(), id(Wire.part(mail, twin), "moved", Tokens.Purpose.MOVED));
        }
    }

    @Test
    void other_lists_have_neither_and_no_gap() throws Exception {
        var mail = ComposerTest.COMPOSER.compose(Parcels.parcel(1, "en"));

        assertFalse((Wire.part(mail, 0) + Wire.part(mail, 1)).contains("/press/"));
        assertFalse(Wire.part(mail, 0).contains("\r\n\r\nHavenlight Network ·"), Wire.part(mail, 0));
    }

    @Test
    void an_advance_copy_has_them_whatever_the_list_is_called() throws Exception {
        var text = Wire.part(ComposerTest.COMPOSER.compose(Parcels.advance(1, "en")), 0);

        assertTrue(text.contains("/press/beat/") && text.contains("/press/moved/"), text);
    }

    @Test
    void the_notice_changes_no_hash_that_all_recipients_share() throws Exception {
        assertArrayEquals(
                ComposerTest.COMPOSER.contentSha256(parcel(PRESS)),
                ComposerTest.COMPOSER.contentSha256(parcel(UNTOLD)));
        assertEquals(ComposerTest.COMPOSER.htmlSize(parcel(PRESS)), ComposerTest.COMPOSER.htmlSize(parcel(UNTOLD)));
    }

    private static byte[] id(String twin, String page, Tokens.Purpose purpose) {
        var link = Pattern.compile("https://news\\.example\\.org/press/" + page + "/(v1\\.[\\w-]{44})")
                .matcher(twin);
        assertTrue(link.find(), twin);
        return ComposerTest.TOKENS.read(link.group(1), purpose).orElseThrow();
    }

    private static Parcel parcel(Parcel.Press press) {
        var parcel = Parcels.parcel(1, "en");
        var to = parcel.recipient().orElseThrow();
        var recipient =
                new Parcel.Recipient(to.address(), to.name(), to.id(), to.language(), "press", to.listName(), press);
        return new Parcel(
                parcel.delivery(), parcel.token(), parcel.letter(), Optional.of(recipient), parcel.editions());
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
