package org.communique.sender;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.communique.render.Phrases;

/**
 * What a look found, in English for the command line; the cure is empty when all is well.
 *
 * @param word  of phrases {@code desk.sender.finding.…}, which the desk shows in its languages; empty if it never shows it
 * @param about what the phrases name: domains, keys, records
 */
public record Finding(Grade grade, String what, String cure, String word, List<String> about) {

    private static final String KEY = "desk.sender.finding.";

    /** How bad it is. */
    public enum Grade {
        OK,
        ADVICE,
        WRONG
    }

    public Finding {
        about = List.copyOf(about);
    }

    /** All is well. */
    public static Finding ok(String what) {
        return new Finding(Grade.OK, what, "", "", List.of());
    }

    /** Works, and could be better. */
    public static Finding advice(String what, String cure) {
        return new Finding(Grade.ADVICE, what, cure, "", List.of());
    }

    /** Mail would be refused, or take a wrong way. */
    public static Finding wrong(String what, String cure) {
        return new Finding(Grade.WRONG, what, cure, "", List.of());
    }

    /** What the desk shows too. @param word its phrase; that of the cure, which all but good ones have, ends in {@code .cure} */
    public static Finding told(Grade grade, String word, Object... about) {
        var words = Arrays.stream(about).map(String::valueOf).toList();
        var bare = new Finding(grade, "", "", word, words);
        return new Finding(grade, bare.what(Locale.ENGLISH), bare.cure(Locale.ENGLISH), word, words);
    }

    /** What was found, in a language of the desk. */
    public String what(Locale language) {
        return word.isEmpty() ? what : Phrases.get(language, KEY + word, about.toArray());
    }

    /** How to mend it, in a language of the desk; empty when all is well. */
    public String cure(Locale language) {
        if (word.isEmpty() || grade == Grade.OK) return cure;
        return Phrases.get(language, KEY + word + ".cure", about.toArray());
    }

    /** Both lines for people. */
    public String line() {
        return grade + "  " + what + (cure.isEmpty() ? "" : "\n      cure: " + cure);
    }

    /** DNS is silent about a name. */
    static Finding silent(String name) {
        return told(Grade.WRONG, "silent", name);
    }
}
