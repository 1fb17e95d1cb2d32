package org.communique.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RendererTest {

    static final Renderer RENDERER = new Renderer(new Templates(Optional.empty()));
    static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");
    static final Map<String, String> FILLED = Map.of(
            Slots.UNSUBSCRIBE_URL,
            "https://news.example.org/u/v1.x",
            Slots.PREFERENCES_URL,
            "https://news.example.org/p/v1.x",
            Slots.LIST_NAME,
            "Alerts & more",
            Slots.ADVANCE_URL,
            "https://news.example.org/advance/v1.x",
            Slots.GREETING,
            "Dear Anna,");

    @Test
    void equal_manuscripts_render_to_equal_bytes() {
        var once = RENDERER.render(Manuscripts.statement("en"));
        var again = new Renderer(new Templates(Optional.empty())).render(Manuscripts.statement("en"));

        assertEquals(once, again);
        assertArrayEquals(once.sha256(), again.sha256());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "nl", "de", "fr", "pl", "cs", "bg", "mk", "ro", "uk", "ru", "bs", "be", "es", "ar"})
    void every_template_renders_in_every_shipped_language(String language) {
        for (var manuscript : new Manuscript[] {
            Manuscripts.statement(language), Manuscripts.advance(language), Manuscripts.issue(language)
        }) {
            var rendered = RENDERER.render(manuscript);

            assertTrue(rendered.html().contains("lang=\"" + language + "\""));
            assertTrue(rendered.html().contains("dir=\"" + (language.equals("ar") ? "rtl" : "ltr") + "\""));
            for (var slot : Slots.ALL) {
                boolean wanted = manuscript.embargo().isPresent() || !slot.equals(Slots.ADVANCE_URL);
                assertEquals(wanted, rendered.html().contains(Slots.marker(slot)), slot);
                assertEquals(wanted, rendered.text().contains(Slots.marker(slot)), slot);
            }
        }
    }

    @Test
    void both_twins_lead_to_the_same_places() {
        for (var manuscript : new Manuscript[] {Manuscripts.statement("en"), Manuscripts.issue("nl")}) {
            var rendered = RENDERER.render(manuscript);
            var html = Slots.fillHtml(rendered.html(), FILLED);
            var text = Slots.fillText(rendered.text(), FILLED);

            var inHtml = LINK.matcher(html)
                    .results()
                    .map(it -> it.group(1).replace("&amp;", "&"))
                    .filter(it -> it.startsWith("http"))
                    .collect(Collectors.toCollection(TreeSet::new));
            var inText = Pattern.compile("https?://\\S+")
                    .matcher(text)
                    .results()
                    .map(it -> it.group())
                    .collect(Collectors.toCollection(TreeSet::new));

            assertEquals(inHtml, inText);
        }
    }

    @Test
    void lines_of_the_text_twin_have_at_most_76_columns_but_for_addresses() {
        var told = new HashMap<>(FILLED);
        told.put(
                Slots.NOTICE,
                FirstNotice.of(
                        Locale.ENGLISH,
                        new FirstNotice.Sender("Havenlight Network", "press@example.org"),
                        "published",
                        "legitimate-interest"));
        Slots.fillText(RENDERER.render(Manuscripts.advance("en")).text(), told)
                .lines()
                .filter(it -> !it.contains("://"))
                .forEach(line -> assertTrue(Flowed.columns(line) <= 76, line));
    }

    @Test
    void the_text_twin_keeps_the_signature_line_and_numbers_its_links() {
        var text = RENDERER.render(Manuscripts.statement("en")).text();

        assertTrue(text.contains("\n-- \n"), text);
        assertTrue(text.contains("compensation [1]") && text.contains("[1] https://example.org/en/compensation"), text);
        assertTrue(text.contains("What we ask\n==========="), text);
        assertTrue(text.contains("> Safety comes first."), text);
    }

    @Test
    void a_mail_in_latin_letters_names_other_languages_in_latin_letters_and_others_name_them_as_they_do_themselves() {
        var french = RENDERER.render(Manuscripts.statement("fr"));
        var macedonian = RENDERER.render(Manuscripts.statement("mk"));

        assertTrue(french.text().contains("\nArabe: https://news.example.org/ar/2026/protection"), french.text());
        assertTrue(french.html()
                .contains("lang=\"fr\" style=\"color:#0b5a6b;text-decoration:underline\" dir=\"ltr\">Arabe<"));
        assertTrue(french.text().contains("\nNederlands: "));
        assertTrue(
                macedonian.text().contains("\nالعربية: ") && macedonian.text().contains("\nNederlands: "));
    }

    @Test
    void an_advance_copy_says_until_when_with_zone_and_utc_and_links_to_nothing_that_is_not_public() {
        var rendered = RENDERER.render(Manuscripts.advance("en"));

        assertTrue(rendered.subject().startsWith("Embargo: "));
        assertTrue(rendered.html().contains("Sunday, 18 October 2026"), rendered.text());
        assertTrue(
                rendered.text().replaceAll("\\s+", " ").matches("(?s).*in Amsterdam \\(06:00 UTC\\).*"),
                rendered.text());
        assertFalse(rendered.html().contains("href=\"https://news.example.org"), "no link before its time");
        assertFalse(rendered.html().contains("<img"), "the image is not public yet");
    }

    @Test
    void an_advance_copy_has_one_link_of_its_own_in_both_twins() {
        var rendered = RENDERER.render(Manuscripts.advance("en"));

        assertTrue(Slots.fillHtml(rendered.html(), FILLED).contains("href=\"https://news.example.org/advance/v1.x\""));
        assertTrue(Slots.fillText(rendered.text(), FILLED)
                .contains("Read it on the advance page:\nhttps://news.example.org/advance/v1.x\n"));
    }

    @Test
    void spaces_in_code_survive_in_page_and_entry() {
        var rendered = RENDERER.render(Manuscripts.statement("en"));

        assertTrue(rendered.page().contains("keep   these    spaces"));
        assertTrue(rendered.entry().contains("keep   these    spaces"));
    }

    @Test
    void an_entry_is_absolute_says_its_direction_and_describes_its_image() {
        var entry = RENDERER.render(Manuscripts.statement("ar")).entry();

        assertTrue(entry.startsWith("<div dir=\"rtl\" lang=\"ar\">"));
        assertTrue(
                entry.contains("src=\"https://news.example.org/media/" + "ab".repeat(16) + "/" + "ab".repeat(16)
                        + "/da%20wn.png\""),
                entry);
        assertTrue(entry.contains("alt=\"Abstract dawn &amp; horizon\""));
        assertFalse(entry.contains("style=") || entry.contains("class="));
    }

    @Test
    void the_page_and_the_entry_of_an_issue_show_what_it_gathers_with_a_fallback_language_named() {
        var rendered = RENDERER.render(Manuscripts.issue("en"));

        for (var html : new String[] {rendered.page(), rendered.entry()}) {
            assertTrue(html.contains("<a href=\"https://news.example.org/en/2026/homes\">Homes</a>"), html);
            assertTrue(
                    html.contains("<div lang=\"uk\" dir=\"ltr\">") && html.contains("<p>Українська: Other.</p>"), html);
        }
    }

    @Test
    void a_text_too_long_for_mail_clients_becomes_summary_and_link() {
        var rendered = RENDERER.render(Manuscripts.statement("en", "Long", "Many words here. ".repeat(8000)));

        assertTrue(EncodedSize.of(rendered.html()) < 90 * 1024);
        assertTrue(rendered.html().contains("longer than a mail should be"));
        assertTrue(rendered.text().contains("longer than a mail should be"));
        assertTrue(rendered.page().length() > 100_000, "the page has all of it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "![x](javascript:alert(1))",
                "<a href=\"https://e.example\" onclick=\"alert(1)\">x</a>",
                "<svg/onload=alert(1)>",
                "<iframe src=https://e.example></iframe>",
                "<style>*{background:url(https://e.example)}</style>",
                "[x](https://e.example/\"onmouseover=\"alert(1))",
                "<https://e.example/\"><script>alert(1)</script>>",
                "[[${7*7}]] [(${7*7})] ${7*7} __${7*7}__ *{7*7}",
                "th:utext=\"${T(java.lang.Runtime)}\"",
                "[x]: javascript:alert(1)\n\n[x]",
                "&#106;avascript:alert(1) <b onmouseover=alert(1)>",
                "```<script>\n</code></pre><script>alert(1)</script>\n```"
            })
    void nothing_hostile_gets_through(String payload) {
        var rendered = RENDERER.render(
                Manuscripts.statement("en", "T " + payload.lines().findFirst().orElse(""), payload));
        for (var html : new String[] {rendered.html(), rendered.page(), rendered.entry()}) {
            var tags = Pattern.compile("<[a-zA-Z][^>]*>")
                    .matcher(html)
                    .results()
                    .map(it -> it.group())
                    .toList();
            for (var tag : tags) {
                assertFalse(tag.matches("(?is)<(script|iframe|svg|object|embed|form|base)\\b.*"), tag);
                assertFalse(tag.replaceAll("\"[^\"]*\"", "").matches("(?is).*\\son\\w+\\s*=.*"), tag);
                assertFalse(tag.matches("(?is).*(href|src)=\"\\s*(javascript|data|vbscript):.*"), tag);
            }
            assertFalse(html.contains("49"), "an expression was evaluated");
        }
    }

    @Property(tries = 300)
    void no_text_breaks_a_template_forges_a_slot_or_is_lost(@ForAll String title) {
        if (Written.clean(title).isBlank()
                || title.strip().isEmpty()
                || title.strip().length() > 150) return;
        var rendered = RENDERER.render(Manuscripts.statement("en", title, "Words.\n\n" + title));
        var filled = Slots.fillHtml(rendered.html(), FILLED);

        assertFalse(filled.contains("\uE000") || filled.contains("\uE001"));
        assertTrue(filled.codePoints().allMatch(c -> c == '\n' || c == '\r' || c == '\t' || c >= 0x20));
        assertTrue(filled.contains("v1.x"));
    }
}
