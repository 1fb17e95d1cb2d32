package org.communique.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads what a person typed: words, all of which must occur; {@code "a phrase"}; {@code -without}; and the last word may be only
 * begun. Everything else is read as blanks: there is no other syntax, and nothing of what was typed reaches a database but words.
 */
public final class Question {

    /** Characters a question may have. */
    public static final int LONGEST = 300;

    /** Words and phrases it may have. */
    static final int MOST_PARTS = 16;

    private static final String QUOTES = "\"“”„‟«»＂";
    private static final String MINUSES = "-−–‐‑";

    /** What a question means. */
    public sealed interface Reading permits Asked, Unclear {}

    /** Why it means nothing. */
    public enum Unclear implements Reading {
        /** Nothing was typed. */
        EMPTY,
        /** Longer than {@link #LONGEST}, or of too many parts. */
        TOO_LONG,
        /** Neither letters nor digits, or only what is not to occur. */
        NO_WORDS
    }

    /** One thing that must, or must not, occur. */
    public sealed interface Part permits Stem, Begun, Phrase {

        /** How many of the words from {@code at} on are this; 0 = it does not stand there. */
        int at(List<Word> words, int at);
    }

    /** A word in any of its forms. */
    public record Stem(String stem) implements Part {

        @Override
        public int at(List<Word> words, int at) {
            return words.get(at).stem().equals(stem) ? 1 : 0;
        }
    }

    /** A word in any of its forms, or any word that begins so. */
    public record Begun(String form, String stem) implements Part {

        @Override
        public int at(List<Word> words, int at) {
            var word = words.get(at);
            return word.stem().equals(stem) || word.form().startsWith(form) ? 1 : 0;
        }
    }

    /** These forms, one after the other. */
    public record Phrase(List<String> forms) implements Part {

        public Phrase {
            forms = List.copyOf(forms);
        }

        @Override
        public int at(List<Word> words, int at) {
            if (at + forms.size() > words.size()) return 0;
            for (int i = 0; i < forms.size(); i++) if (!words.get(at + i).form().equals(forms.get(i))) return 0;
            return forms.size();
        }
    }

    /**
     * A question that can be answered.
     *
     * @param wanted   at least one
     * @param unwanted may be empty
     */
    public record Asked(List<Part> wanted, List<Part> unwanted) implements Reading {

        public Asked {
            wanted = List.copyOf(wanted);
            unwanted = List.copyOf(unwanted);
        }
    }

    private final Locale language;
    private final List<Part> unwanted = new ArrayList<>();
    private final List<Phrase> phrases = new ArrayList<>();
    private final StringBuilder loose = new StringBuilder();

    private Question(Locale language) {
        this.language = language;
    }

    /** Reads a question by the rules of the language that is searched. */
    public static Reading read(Locale language, String typed) {
        if (typed.isBlank()) return Unclear.EMPTY;
        if (typed.length() > LONGEST) return Unclear.TOO_LONG;
        return new Question(language).read(typed);
    }

    private Reading read(String typed) {
        int at = 0;
        while (at < typed.length()) at = part(typed, at);
        var wanted = new ArrayList<Part>(phrases);
        wanted.addAll(looseParts(typed));
        if (wanted.isEmpty()) return Unclear.NO_WORDS;
        return wanted.size() + unwanted.size() > MOST_PARTS ? Unclear.TOO_LONG : new Asked(wanted, unwanted);
    }

    /** Takes what stands from {@code at} on and says where it ends. A quote that is not closed ends with the question. */
    private int part(String typed, int at) {
        boolean begins = at == 0 || Character.isWhitespace(typed.charAt(at - 1));
        boolean without = begins && MINUSES.indexOf(typed.charAt(at)) >= 0;
        int from = without ? at + 1 : at;
        boolean quoted = from < typed.length() && isQuote(typed.charAt(from));
        int end = from + (quoted ? 1 : 0);
        while (end < typed.length() && !ends(typed.charAt(end), quoted)) end++;
        take(typed.substring(Math.min(end, from + (quoted ? 1 : 0)), end), quoted, without);
        return Math.max(at + 1, quoted ? end + 1 : end);
    }

    private static boolean ends(char c, boolean quoted) {
        return quoted ? isQuote(c) : Character.isWhitespace(c) || isQuote(c);
    }

    private static boolean isQuote(char c) {
        return QUOTES.indexOf(c) >= 0;
    }

    private void take(String text, boolean quoted, boolean without) {
        var words = Words.of(language, text);
        if (words.isEmpty()) return;
        if (without)
            unwanted.add(words.size() == 1 && !quoted ? new Stem(words.get(0).stem()) : phrase(words));
        else if (quoted) phrases.add(phrase(words));
        else loose.append(text).append(' ');
    }

    private static Phrase phrase(List<Word> words) {
        return new Phrase(words.stream().map(Word::form).toList());
    }

    /** Common words are dropped, but never the one that may be only begun, if it is the last of all that was typed. */
    private List<Part> looseParts(String typed) {
        var all = Words.of(language, loose.toString());
        if (all.isEmpty()) return List.of();
        var parts = new ArrayList<Part>();
        var words = phrases.isEmpty() ? Words.meaningful(language, all) : withoutCommon(all);
        for (var word : words) parts.add(new Stem(word.stem()));
        var last = all.get(all.size() - 1);
        boolean open = Character.isLetterOrDigit(typed.codePointBefore(typed.length()))
                && Words.of(language, lastOf(typed)).stream()
                        .anyMatch(it -> it.form().equals(last.form()));
        if (open && words.contains(last)) parts.set(parts.size() - 1, new Begun(last.form(), last.stem()));
        return parts.stream().distinct().toList();
    }

    private List<Word> withoutCommon(List<Word> words) {
        var common = CommonWords.of(language);
        return words.stream().filter(it -> !common.contains(it.form())).toList();
    }

    private static String lastOf(String typed) {
        int from = typed.length();
        while (from > 0 && !Character.isWhitespace(typed.charAt(from - 1))) from--;
        return typed.substring(from);
    }
}
