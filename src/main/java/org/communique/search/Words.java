package org.communique.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Takes texts apart into words, by the rules of a language. The same text gives the same words on every machine. */
public final class Words {

    /** A number that changes with the rules: what was folded by other rules must be folded again. */
    public static final int RULES = 1;

    /** Longer words are taken apart. */
    static final int LONGEST = 60;

    private Words() {}

    /** The text with each letter and its accent as one character (NFC), as {@link Word#start()} counts. */
    public static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** The words of a text in its order, common ones included; empty for a text without letters and digits. */
    public static List<Word> of(Locale language, String text) {
        var words = new ArrayList<Word>();
        try (var tokens = Folding.of(language).tokenStream("text", Folding.uniform(composed(text)))) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            var place = tokens.addAttribute(OffsetAttribute.class);
            var whole = tokens.addAttribute(KeywordAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (whole.isKeyword()) {
                    var form = term.toString();
                    words.add(new Word(form, form, place.startOffset(), place.endOffset()));
                } else words.set(words.size() - 1, stemmed(words.get(words.size() - 1), language, term.toString()));
            }
            tokens.end();
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    /** Those that carry no meaning of their own, such as {@code the}, are left out; all of them are kept if there are no others. */
    static List<Word> meaningful(Locale language, List<Word> words) {
        var common = CommonWords.of(language);
        var rest = words.stream().filter(it -> !common.contains(it.form())).toList();
        return rest.isEmpty() ? words : rest;
    }

    /** A stemmer that leaves nothing, or something that is no word, leaves the word. */
    private static Word stemmed(Word word, Locale language, String stem) {
        var last = OwnStem.of(language, stem);
        boolean sound = !last.isEmpty() && last.codePoints().allMatch(Character::isLetterOrDigit);
        return new Word(word.form(), sound ? last : word.form(), word.start(), word.end());
    }
}
