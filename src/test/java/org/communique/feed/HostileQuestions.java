package org.communique.feed;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What people and programs type into search boxes to see what happens. */
public final class HostileQuestions {

    private HostileQuestions() {}

    /** All of them; none is an ordinary question. */
    public static List<String> all() {
        return Stream.concat(SYNTAX.stream(), LONG.stream()).toList();
    }

    private static final List<String> SYNTAX = List.of(
            "\"",
            "\"\"",
            "'",
            "\"unclosed",
            "a\"b\"c",
            "NEAR(quiet title, 2)",
            "quiet NEAR/3 title",
            "quiet AND",
            "OR NOT AND",
            "*",
            "qui*",
            "^quiet",
            "{title} : quiet",
            "title:quiet",
            "- quiet",
            "-quiet",
            "--",
            "-",
            "+quiet",
            "(quiet",
            "quiet)",
            "quiet \u0000 title",
            "\u0000",
            "'; DROP TABLE published; --",
            "' OR 1=1 --",
            "quiet:*A & !title | <->",
            "\\",
            "quiet\\'",
            "%",
            "_",
            "?1 :name $$",
            "\ud83d\ude00",
            "\ud83d\ude00 quiet",
            "\ud800 quiet \udfff",
            "\u202equiet\u202c \u200f\u200d",
            "العربية \"نص\" -نص",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "${7*7} #{7*7} __${7*7}__ *{7*7}",
            "javascript:alert(1)",
            "\r\nX-Evil: 1",
            "ﷺ ½ ① ㎏",
            "e\u0301\u0301\u0301");

    private static final List<String> LONG = List.of(
            "x".repeat(10_000),
            "quiet ".repeat(40),
            "a ".repeat(149),
            "\"".repeat(299),
            "-".repeat(299),
            "-a ".repeat(99),
            IntStream.range(0, 60).mapToObj(it -> "q" + it).reduce("", (a, b) -> a + " " + b));
}
