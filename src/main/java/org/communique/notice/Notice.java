package org.communique.notice;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import org.communique.audience.Address;

/**
 * A mail owed to one person.
 *
 * @param organisation that writes
 * @param language     the reader's
 * @param words        what the {@linkplain NoticeKind#words() kind} asks for, and {@link #LINK}; never what a visitor has typed
 */
public record Notice(NoticeKind kind, long organisation, Address to, Locale language, Map<String, String> words) {

    /** Name of the word that is the absolute address behind the button. */
    public static final String LINK = "link";

    /** @throws IllegalArgumentException if a word is missing or one too many is there */
    public Notice {
        words = Map.copyOf(words);
        var wanted = new HashSet<>(kind.words());
        if (kind.linked()) wanted.add(LINK);
        if (!words.keySet().equals(wanted))
            throw new IllegalArgumentException("a notice " + kind.code() + " wants the words " + wanted);
    }

    /** A mask: neither address nor link reach a log. */
    @Override
    public String toString() {
        return "[notice " + kind.code() + "]";
    }
}
