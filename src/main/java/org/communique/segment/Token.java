package org.communique.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One word, quoted text or sign of a rule. @param position from 1 */
record Token(Sort sort, String text, int position) {

    enum Sort {
        WORD,
        QUOTED,
        SIGN,
        END
    }

    /** A word that needs no quotation marks. */
    static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_.:+/@-]*+");

    private static final Pattern SIGN = Pattern.compile("[(),=]|!=|<=|>=|<|>");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\p{Cntrl}]|\"\")*+)\"");
    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]*+");

    boolean is(String word) {
        return sort != Sort.QUOTED && text.equalsIgnoreCase(word);
    }

    boolean isValue() {
        return sort == Sort.WORD || sort == Sort.QUOTED;
    }

    static List<Token> all(String text) {
        var tokens = new ArrayList<Token>();
        var matcher = SPACE.matcher(text);
        int at = 0;
        while (true) {
            matcher.usePattern(SPACE).region(at, text.length()).lookingAt();
            at = matcher.end();
            if (at == text.length()) break;
            if (matcher.usePattern(WORD).region(at, text.length()).lookingAt())
                tokens.add(new Token(Sort.WORD, matcher.group(), at + 1));
            else if (matcher.usePattern(QUOTED).region(at, text.length()).lookingAt())
                tokens.add(new Token(Sort.QUOTED, matcher.group(1).replace("\"\"", "\""), at + 1));
            else if (matcher.usePattern(SIGN).region(at, text.length()).lookingAt())
                tokens.add(new Token(Sort.SIGN, matcher.group(), at + 1));
            else throw new Unreadable(at + 1, text.charAt(at) == '"' ? "quote" : "sign");
            at = matcher.end();
        }
        tokens.add(new Token(Sort.END, "", text.length() + 1));
        return tokens;
    }

    /** As it stands in a rule: bare if it is a word. */
    static String write(String value) {
        return WORD.matcher(value).matches() ? value : quoted(value);
    }

    static String quoted(String value) {
        return "\"" + value.replace("\"", "\"\"") + "\"";
    }
}
