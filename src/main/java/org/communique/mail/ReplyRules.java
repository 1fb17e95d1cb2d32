package org.communique.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A table of phrases, in order: the first whose codes and words fit a reply answers. Plain words, no patterns. */
record ReplyRules<T>(List<Rule<T>> rules) {

    /**
     * One line of a table.
     *
     * @param codes {@code *}, {@code 4}, {@code 5} or a whole code
     * @param parts pieces that must occur in this order, in lower case
     */
    record Rule<T>(String codes, List<String> parts, T answer) {

        Rule {
            parts = List.copyOf(parts);
        }

        boolean fits(int code, String plain) {
            if (!codes.equals("*") && !String.valueOf(code).startsWith(codes)) return false;
            int from = 0;
            for (var part : parts) {
                int at = plain.indexOf(part, from);
                if (at < 0) return false;
                from = at + part.length();
            }
            return true;
        }
    }

    ReplyRules {
        rules = List.copyOf(rules);
    }

    /**
     * Reads a table of this package: {@code answer | codes | words}, {@code ..} between words for anything, {@code #} for remarks.
     *
     * @throws IllegalStateException for a line that is none, with its number
     */
    static <T> ReplyRules<T> read(String file, Function<String, T> answer) {
        try (InputStream in = ReplyRules.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException("the table " + file + " is missing");
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            var rules = new java.util.ArrayList<Rule<T>>();
            for (int n = 0; n < lines.size(); n++) {
                var line = lines.get(n).strip();
                if (!line.isEmpty() && !line.startsWith("#")) rules.add(rule(file + ":" + (n + 1), line, answer));
            }
            return new ReplyRules<>(rules);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static <T> Rule<T> rule(String where, String line, Function<String, T> answer) {
        var cells = line.split("\\|", 3);
        if (cells.length < 3 || cells[2].isBlank() || !cells[1].strip().matches("\\*|[45]|[45]\\d\\d"))
            throw new IllegalStateException(where + ": write 'answer | codes | words'");
        var parts = List.of(cells[2].strip().split("\\s+\\.\\.\\s+"));
        return new Rule<>(cells[1].strip(), parts, answer.apply(cells[0].strip()));
    }

    /** The answer of the first rule that fits, or empty. {@code plain} comes from {@link Mask#plain}. */
    Optional<T> find(int code, String plain) {
        return rules.stream()
                .filter(it -> it.fits(code, plain))
                .map(Rule::answer)
                .findFirst();
    }
}
