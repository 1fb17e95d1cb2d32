package org.communique.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.communique.checks.Found.Kind;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attentive colleague would point out. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChecksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[](https://example.org)                     | SILENT_LINK",
                "[click here](https://example.org)           | VAGUE_LINK",
                "[Klik hier!](https://example.org)           | VAGUE_LINK",
                "[**тут**](https://example.org)              | VAGUE_LINK",
                "[انقر هنا](https://example.org)             | VAGUE_LINK",
                "[the report](#findings)                     | RELATIVE_LINK",
                "[compensation](/en/compensation)            | RELATIVE_LINK",
                "![a map](https://example.org/map.png)       | PICTURE_IN_TEXT",
                "We helped TK people.                        | PLACEHOLDER",
                "Lorem ipsum dolor                           | PLACEHOLDER",
                "See [..] for more                           | PLACEHOLDER",
                "# A second title                            | SECOND_TITLE",
                "<b>bold</b>                                 | HTML",
                "<script>alert(1)</script>                   | ACTIVE_HTML"
            })
    void a_line_is_found_with_its_number(String line, Kind kind) {
        assertEquals(List.of(kind + " 3"), found("A good line.\n\n" + line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[the report of 2026](https://example.org/report)",
                "Write to [the press desk](mailto:press@example.org)",
                "## A heading\n\nWords.\n\n### Below it",
                "`<script>` and `[](x)` in code",
                "```\n# TODO\n<b>\n```",
                "A [sic] in brackets, and Stockholm",
            })
    void what_is_good_is_left_alone(String body) {
        assertEquals(List.of(), found(body));
    }

    @Test
    void a_javascript_link_is_dangerous_and_leads_nowhere() {
        assertEquals(List.of("DANGEROUS_LINK 1", "RELATIVE_LINK 1"), found("[look](javascript:alert)"));
    }

    @Test
    void a_heading_that_skips_a_level_is_named() {
        assertEquals(List.of("HEADING_JUMP 3"), found("## One\n\n#### Three\n\n## Two"));
    }

    @Test
    void a_long_title_and_a_long_summary_are_named_before_the_text() {
        var found = Checks.of(new Checks.Text("t".repeat(91), "s".repeat(251), "TODO"));

        assertEquals(
                List.of(Kind.LONG_TITLE, Kind.LONG_SUMMARY, Kind.PLACEHOLDER),
                found.stream().map(Found::kind).toList());
    }

    private static List<String> found(String body) {
        return Checks.of(new Checks.Text("Title", "Summary", body)).stream()
                .map(it -> it.kind() + " " + it.line())
                .toList();
    }
}
