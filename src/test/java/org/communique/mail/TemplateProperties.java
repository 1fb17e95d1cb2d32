package org.communique.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.communique.delivery.Parcel;
import org.communique.render.Greeting;
import org.communique.render.Slots;
import org.communique.statement.Languages;
import org.communique.vault.Tokens;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;

/** Filling bytes comes to the same as filling text and encoding it afterwards. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TemplateProperties {

    static final String ADDRESS = "ana@example.org";

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void a_filled_template_decodes_to_the_filled_twins(
            @ForAll("twins") String text,
            @ForAll("twins") String html,
            @ForAll("names") String name,
            @ForAll("languages") String language)
            throws Exception {
        var reader = Parcels.parcel(1, language, ADDRESS, name, "List " + name, "Org");
        var parcel = Parcels.rendered(Parcels.embargoed(reader), "S", text, html); // only there every slot has a value
        var bytes = ComposerTest.COMPOSER.compose(parcel);

        var values = values(parcel, language, name);
        // line ends first: a slot that stays empty must not make one of two
        assertEquals(lines(Slots.fillText(lines(text), values)), Wire.part(bytes, 0));
        assertEquals(lines(Slots.fillHtml(lines(html), values)), Wire.part(bytes, 1));
        Wire.check(bytes);
        assertArrayEquals(bytes, ComposerTest.COMPOSER.compose(parcel), "again, from the template that is kept");
        assertArrayEquals(bytes, new Composer(ComposerTest.TOKENS, "https://news.example.org").compose(parcel));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void the_rendered_templates_decode_to_the_filled_twins(
            @ForAll("names") String name, @ForAll("languages") String language) throws Exception {
        var parcel = Parcels.parcel(1, language, ADDRESS, name, "List " + name, "Org");
        var rendered = parcel.editions().get(0).rendered();
        var bytes = ComposerTest.COMPOSER.compose(parcel);

        var values = new HashMap<>(values(parcel, language, name));
        values.keySet().removeAll(Set.of(Slots.NOT_MY_BEAT_URL, Slots.MOVED_URL)); // for the press alone
        assertEquals(lines(Slots.fillText(rendered.text(), values)), Wire.part(bytes, 0));
        assertEquals(lines(Slots.fillHtml(rendered.html(), values)), Wire.part(bytes, 1));
        Wire.check(bytes);
    }

    private static Map<String, String> values(Parcel parcel, String language, String name) {
        var token = ComposerTest.TOKENS.issue(parcel.token(), Tokens.Purpose.UNSUBSCRIBE);
        return Map.of(
                Slots.PREFERENCES_URL,
                "https://news.example.org/p/" + ComposerTest.TOKENS.issue(Parcels.CHOICES, Tokens.Purpose.PREFERENCES),
                Slots.UNSUBSCRIBE_URL,
                "https://news.example.org/u/" + token,
                Slots.LIST_NAME,
                "List " + name,
                Slots.ADVANCE_URL,
                "https://news.example.org/advance/" + ComposerTest.TOKENS.issue(parcel.token(), Tokens.Purpose.ADVANCE),
                Slots.NOT_MY_BEAT_URL,
                "https://news.example.org/press/beat/"
                        + ComposerTest.TOKENS.issue(parcel.token(), Tokens.Purpose.NOT_MY_BEAT),
                Slots.MOVED_URL,
                "https://news.example.org/press/moved/"
                        + ComposerTest.TOKENS.issue(parcel.token(), Tokens.Purpose.MOVED),
                Slots.GREETING,
                Greeting.in(java.util.Locale.forLanguageTag(language)).to(name));
    }

    private static String lines(String text) {
        return text.replaceAll("\r\n|\r|\n", "\r\n");
    }

    /** Texts of every script with slots anywhere, next to one another and at either end. */
    @Provide
    Arbitrary<String> twins() {
        var slot = Arbitraries.of(Slots.ALL).map(Slots::marker);
        var odd = Arbitraries.of(
                "\n",
                "\r\n",
                "\r",
                " ",
                "  \n",
                ".",
                "\n.",
                "\nFrom x",
                "=",
                "=_",
                "--",
                "\n-- \n",
                "a\tb",
                "é",
                "слово",
                "مرحبا",
                "🌍",
                "\n\n",
                "=\n",
                "x".repeat(75),
                "x".repeat(200),
                "я".repeat(60));
        var plain = Arbitraries.strings().ofMaxLength(12).map(TemplateProperties::legal);
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(2, slot),
                        net.jqwik.api.Tuple.of(4, odd),
                        net.jqwik.api.Tuple.of(2, plain),
                        net.jqwik.api.Tuple.of(2, Arbitraries.strings().alpha().ofMaxLength(40)))
                .list()
                .ofMaxSize(30)
                .map(pieces -> String.join("", pieces));
    }

    /** What the renderer lets through: no lone surrogate, no mark of a slot. */
    private static String legal(String text) {
        return text.codePoints()
                .filter(c -> c < 0xd800 || c > 0xe001)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        " ",
                        "Anna",
                        "O'Hara, \"Jo\" <x@y>",
                        "Ана",
                        "ليلى حداد",
                        "a\r\nBcc: x@y",
                        "\u200F",
                        "\u202Eabc",
                        "Zoë & Söhne",
                        "x".repeat(200),
                        "щ".repeat(200),
                        "a\0b",
                        "{0}",
                        "$1 \\ %s",
                        "=?UTF-8?B?eA==?="),
                Arbitraries.strings().ofMaxLength(40).map(TemplateProperties::legal));
    }

    @Provide
    Arbitrary<String> languages() {
        return Arbitraries.of(Languages.shipped()).map(Locale::toLanguageTag);
    }
}
