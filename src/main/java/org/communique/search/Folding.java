package org.communique.search;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * The rules of each language as a chain: words (Unicode UAX #29), lower case, what the language elides, accents and signs; then each
 * word twice, as it is and as its stem. Folding comes before stemming, so that who types no accents finds the same.
 */
final class Folding extends Analyzer {

    private static final Map<String, Folding> BY_LANGUAGE = new ConcurrentHashMap<>();
    private static final String APOSTROPHES = "’‘ʼ′`´＇";
    /** UAX #29 would keep these inside a word: {@code example.org}, {@code a_b}. */
    private static final String SEPARATORS = "._:,;·‧․﹒．：，＿";

    private final String language;

    private Folding(String language) {
        this.language = language;
    }

    /** Languages without rules of their own share one chain, so that the number of chains is bounded. */
    static Folding of(Locale language) {
        var known =
                switch (language.getLanguage()) {
                    case "en", "nl", "de", "fr", "ar", "uk", "mk" -> language.getLanguage();
                    default -> "";
                };
        return BY_LANGUAGE.computeIfAbsent(known, Folding::new);
    }

    /** The text with one sort of apostrophe and blanks for what separates, char for char. */
    static String uniform(String text) {
        var chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (APOSTROPHES.indexOf(chars[i]) >= 0) chars[i] = '\'';
            else if (SEPARATORS.indexOf(chars[i]) >= 0 || chars[i] == 0 || isLone(chars, i)) chars[i] = ' ';
        }
        return new String(chars);
    }

    private static boolean isLone(char[] chars, int i) {
        if (Character.isHighSurrogate(chars[i]))
            return i + 1 == chars.length || !Character.isLowSurrogate(chars[i + 1]);
        return Character.isLowSurrogate(chars[i]) && (i == 0 || !Character.isHighSurrogate(chars[i - 1]));
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var tokenizer = new StandardTokenizer();
        tokenizer.setMaxTokenLength(Words.LONGEST);
        var folded = new LettersFilter(own(new DecimalDigitFilter(new LowerCaseFilter(tokenizer))));
        return new TokenStreamComponents(tokenizer, stemmed(new KeywordRepeatFilter(folded)));
    }

    private TokenStream own(TokenStream words) {
        return switch (language) {
            case "en", "nl" -> new ASCIIFoldingFilter(new EnglishPossessiveFilter(words)); // foto's as well
            case "fr" -> new ASCIIFoldingFilter(new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES));
            case "de" -> new ASCIIFoldingFilter(new GermanNormalizationFilter(words));
            default -> new ASCIIFoldingFilter(new ArabicNormalizationFilter(words));
        };
    }

    private TokenStream stemmed(TokenStream words) {
        return switch (language) {
            case "en" -> new SnowballFilter(words, new EnglishStemmer());
            case "nl" -> dutch(dutch(words)); // mensen is mens after one round, which itself would become men
            case "fr" -> new FrenchLightStemFilter(words);
            case "de" -> new GermanLightStemFilter(words);
            case "ar" -> new ArabicStemFilter(words);
            default -> words; // Ukrainian and Macedonian: OwnStem
        };
    }

    private static TokenStream dutch(TokenStream words) {
        return new SnowballFilter(words, new DutchStemmer());
    }
}
