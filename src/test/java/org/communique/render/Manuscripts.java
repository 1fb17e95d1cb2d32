package org.communique.render;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.statement.Content;
import org.communique.statement.Kind;
import org.communique.statement.StatementFile;

/** Manuscripts for tests: one of each kind, in a language of choice. */
public final class Manuscripts {

    public static final Instant RELEASE = Instant.parse("2026-10-18T06:00:00Z");
    static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    static final String PICTURE = "ab".repeat(32);

    static final String BODY = """
            Today a trafficked person who does not assist the police can lose *shelter*, health care and the right to stay.

            ## What we ask

            - Residence permits on the ground of the **personal situation**.
            - Access to [compensation](https://example.org/en/compensation) within twelve months.

            > Safety comes first. Justice follows when people are given the time to recover.

            1. First
            2. Second, with [the same way](https://example.org/en/compensation) and [another](https://example.org/x?a=1&b=2)

            | Country | Permits |
            |---|---:|
            | One | 12 |

            ```
            keep   these    spaces
            ```
            """;

    private Manuscripts() {}

    public static Manuscript statement(String language) {
        return of(Kind.STATEMENT, language, "Protection must not depend on testimony", BODY, Optional.empty());
    }

    static Manuscript statement(String language, String title, String body) {
        return of(Kind.STATEMENT, language, title, body, Optional.empty());
    }

    public static Manuscript advance(String language) {
        return of(Kind.PRESS_RELEASE, language, "Protection must not depend on testimony", BODY, Optional.of(RELEASE));
    }

    static Manuscript issue(String language) {
        return of(Kind.ISSUE, language, "What November brought", BODY, Optional.empty());
    }

    private static Manuscript of(Kind kind, String language, String title, String body, Optional<Instant> embargo) {
        var locale = Locale.forLanguageTag(language);
        var picture = new StatementFile(
                StatementFile.Role.IMAGE, "da wn.png", "Abstract dawn & horizon", "image/png", 1200, 600, PICTURE);
        var paper = new StatementFile(
                StatementFile.Role.ATTACHMENT,
                "paper.pdf",
                "Background paper",
                "application/pdf",
                0,
                0,
                "cd".repeat(32));
        return new Manuscript(
                kind,
                locale,
                new Content(
                        title,
                        "Every trafficked person needs support that is not tied to the police.",
                        body,
                        List.of("residence"),
                        List.of(),
                        List.of(picture, paper)),
                new Imprint("Havenlight Network", "press@example.org", "+31 20 555 01 00", "Kade 1, Amsterdam"),
                RELEASE,
                ZONE,
                "https://news.example.org/" + language + "/2026/protection",
                "https://news.example.org/media",
                List.of(
                        new Manuscript.Translation(
                                Locale.forLanguageTag("nl"), "https://news.example.org/nl/2026/protection"),
                        new Manuscript.Translation(
                                Locale.forLanguageTag("ar"), "https://news.example.org/ar/2026/protection")),
                kind == Kind.ISSUE
                        ? List.of(
                                new Manuscript.Gathered(
                                        "Homes", "A summary.", "https://news.example.org/en/2026/homes", locale),
                                new Manuscript.Gathered(
                                        "Domy",
                                        "Other.",
                                        "https://news.example.org/uk/2026/homes",
                                        Locale.forLanguageTag("uk")))
                        : List.of(),
                embargo);
    }
}
