package org.communique.render;

import java.util.Locale;

/**
 * How a mail in one language greets: {@code Dear Anna,}, and {@code Dear reader,} where no name is known. Read once for
 * many recipients.
 *
 * @param before  what stands before the name
 * @param after   what stands after it
 * @param neutral the greeting without a name
 */
public record Greeting(String before, String after, String neutral) {

    /** The greeting of the mails in {@code language}. */
    public static Greeting in(Locale language) {
        var place = "\uE000";
        var phrase = Phrases.get(language, "mail.greeting", place);
        int at = phrase.indexOf(place);
        return new Greeting(
                phrase.substring(0, at), phrase.substring(at + 1), Phrases.get(language, "mail.greeting-neutral"));
    }

    /** @param name as the contact gave it; without any letter in it the greeting is the neutral one */
    public String to(String name) {
        var line = OneLine.of(name);
        return line.codePoints().anyMatch(Character::isLetter) ? before + line + after : neutral;
    }
}
