package org.communique.search;

import java.io.IOException;
import java.text.Normalizer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Leaves of each word its letters and digits: no apostrophe, no stress mark, no vowel sign; letters that differ only in how they
 * are written become one. What has neither letter nor digit, such as an emoji, is no word.
 */
final class LettersFilter extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    LettersFilter(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        while (input.incrementToken()) {
            var letters = letters(Normalizer.normalize(term, Normalizer.Form.NFKC));
            if (letters.isEmpty()) continue;
            term.setEmpty().append(letters);
            return true;
        }
        return false;
    }

    private static String letters(String word) {
        var letters = new StringBuilder(word.length());
        word.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(LettersFilter::plain)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** Ukrainian г and ґ, Macedonian accents that only tell homonyms apart, the seats of the Arabic hamza, the modifier apostrophe. */
    private static int plain(int letter) {
        return switch (letter) {
            case 'ґ' -> 'г';
            case 'ѐ' -> 'е';
            case 'ѝ' -> 'и';
            case 'ؤ' -> 'و';
            case 'ئ' -> 'ي';
            default -> letter;
        };
    }
}
