package org.communique.intake;

import java.util.Map;
import org.communique.checks.BodyRule;

/** Says in words, line by line of the file, what must not be in a body. */
final class BodyCheck {

    private static final Map<BodyRule, String> WORDS = Map.of(
            BodyRule.SECOND_TITLE,
            "a second title: the title stands in the front matter, write ## for a heading",
            BodyRule.CONTROL_CHARACTER,
            "a control character: type the line again",
            BodyRule.ACTIVE_HTML,
            "HTML that could run or load something: take it out, and write Markdown",
            BodyRule.DANGEROUS_LINK,
            "a link that is neither http, https nor mailto",
            BodyRule.HTML,
            "HTML: write Markdown instead");

    private final String body;
    private final int first;
    private final Faults faults;

    BodyCheck(String body, int first, Faults faults) {
        this.body = body;
        this.first = first;
        this.faults = faults;
    }

    void check() {
        for (var it : BodyRule.broken(body)) faults.add(first + it.line() - 1, "body", WORDS.get(it.rule()));
        if (body.isBlank())
            faults.add(first, "body", "it is empty: write at least one paragraph after the front matter");
    }
}
