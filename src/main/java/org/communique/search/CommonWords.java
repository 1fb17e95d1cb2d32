package org.communique.search;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;

/** Words so common that a question means nothing by them. They stand in the index all the same, for what is put in quotes. */
final class CommonWords {

    private static final CharArraySet UKRAINIAN = set(
            "і й та а але або чи що як не ні в у з із зі на до від для про за по"
                    + " при над під між це цей ця ці той та ті який яка яке які є був була було були буде бути же ж б би");
    private static final CharArraySet MACEDONIAN = set(
            "и а но или да не ни во на со од за по при над под меѓу што кој која"
                    + " кое кои како дека се си е сум сте сме беше беа ќе би го ја ги им му тоа тој таа тие оваа овој ова овие");

    private static final Map<String, Set<String>> BY_LANGUAGE = new ConcurrentHashMap<>();

    private CommonWords() {}

    /** Folded; empty for a language we have no list of. */
    static Set<String> of(Locale language) {
        return BY_LANGUAGE.computeIfAbsent(known(language), tag -> folded(Locale.forLanguageTag(tag)));
    }

    private static String known(Locale language) {
        return raw(language).isEmpty() ? "und" : language.getLanguage();
    }

    private static CharArraySet raw(Locale language) {
        return switch (language.getLanguage()) {
            case "en" -> EnglishAnalyzer.ENGLISH_STOP_WORDS_SET;
            case "nl" -> DutchAnalyzer.getDefaultStopSet();
            case "de" -> GermanAnalyzer.getDefaultStopSet();
            case "fr" -> FrenchAnalyzer.getDefaultStopSet();
            case "ar" -> ArabicAnalyzer.getDefaultStopSet();
            case "uk" -> UKRAINIAN;
            case "mk" -> MACEDONIAN;
            default -> CharArraySet.EMPTY_SET;
        };
    }

    private static Set<String> folded(Locale language) {
        return raw(language).stream()
                .map(it -> new String((char[]) it))
                .flatMap(it -> Words.of(language, it).stream())
                .map(Word::form)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static CharArraySet set(String words) {
        return new CharArraySet(
                java.util.List.of(words.split(" ")).stream().distinct().toList(), false);
    }
}
