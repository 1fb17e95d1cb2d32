package org.communique.render;

import java.util.Locale;

/** What a mail says to somebody who did not give us her address herself (GDPR Art. 14): the value of {@link Slots#NOTICE}. */
public final class FirstNotice {

    private FirstNotice() {}

    /**
     * Who is answerable, and whom to write to.
     *
     * @param organisation its name in the language of the mail
     */
    public record Sender(String organisation, String pressAddress) {}

    /**
     * One paragraph, set off from what stands around it in a text twin.
     *
     * @param source where the address came from, such as {@code published}
     * @param basis  the ground, such as {@code legitimate-interest}
     */
    public static String of(Locale language, Sender sender, String source, String basis) {
        return "\n" + Flowed.wrap(words(language, sender, source, basis), "", "") + "\n";
    }

    /** The same as a plain sentence after the other. */
    public static String words(Locale language, Sender sender, String source, String basis) {
        return String.join(
                " ",
                Phrases.get(language, "press.notice-why", sender.organisation()),
                Phrases.get(language, "press.notice-basis." + basis),
                Phrases.get(language, "press.notice-source." + source),
                Phrases.get(language, "press.notice-rights", sender.pressAddress()));
    }
}
