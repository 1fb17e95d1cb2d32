package org.communique.search;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is done here because no library does it: two irregular Dutch plurals, and light stems for the two shipped languages that no library at hand stems without a dictionary: Ukrainian cases and Macedonian
 * articles. It takes one ending off, the longest, and never leaves fewer than three letters. What alternates inside a word is
 * made alike on both sides, so that two forms meet although neither is a root that a grammar would name.
 */
final class OwnStem {

    private static final int SHORTEST = 3;

    /** To the stem of their plurals, kinderen and eieren. */
    private static final Map<String, String> DUTCH = Map.of("kind", "kinder", "ei", "eier");

    private static final List<String> UKRAINIAN = longestFirst(
            "ями ами ові еві єві ого ього ому ьому ими іми ої ій ою ею єю ам ям ах ях ом ем єм ім їм ів їв ей их іх їх"
                    + " им ти ть ться ла ло ли ють ять уть ать у ю а я о е є и і ї ь й");

    private static final List<String> ARTICLES = longestFirst("овите евите ите иот ата ото от та то те");
    private static final List<String> MACEDONIAN = longestFirst("ови еви и а о е у");

    private OwnStem() {}

    /** The stem of a word that the library has folded and, in other languages, stemmed. */
    static String of(Locale language, String word) {
        return switch (language.getLanguage()) {
            case "nl" -> DUTCH.getOrDefault(word, word);
            case "uk" -> alike(withoutVowel(without(UKRAINIAN, word)));
            case "mk" -> alike(without(MACEDONIAN, without(ARTICLES, word)));
            default -> word;
        };
    }

    private static String without(List<String> endings, String word) {
        for (var ending : endings)
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST)
                return word.substring(0, word.length() - ending.length());
        return word;
    }

    /** жінка and жінок, робота and робіт: the vowel before the last consonant comes, goes and changes with the case. */
    private static String withoutVowel(String stem) {
        int at = stem.length() - 2;
        boolean alternates = stem.length() > SHORTEST && "оеі".indexOf(stem.charAt(at)) >= 0;
        return alternates ? stem.substring(0, at) + stem.substring(at + 1) : stem;
    }

    /** жінка and жінці, работник and работници. */
    private static String alike(String stem) {
        return stem.endsWith("ц") ? stem.substring(0, stem.length() - 1) + "к" : stem;
    }

    private static List<String> longestFirst(String endings) {
        return List.of(endings.split(" ")).stream()
                .sorted((a, b) -> b.length() - a.length())
                .toList();
    }
}
