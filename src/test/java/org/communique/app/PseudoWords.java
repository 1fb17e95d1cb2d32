package org.communique.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.communique.render.PhraseFile;

/**
 * The English phrases in disguise, so that a string that is no phrase shows itself: with accents and 40 % longer, as CLDR's
 * {@code en-XA} is, and in letters that run from right to left, as {@code en-XB}. Each stands in brackets, which shows what was
 * cut off or put together. They take the places of English and Arabic in a folder that comes first on a class path.
 */
final class PseudoWords {

    static final String OPEN = "\u27E6";
    static final String CLOSE = "\u27E7";

    private static final Pattern PIECE = Pattern.compile("(\\{\\d[^}]*})|([A-Za-z])|(.)", Pattern.DOTALL);
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String ACCENTED = "áƀçđéƒĝĥíĵķłɱñóþɋŕšţúṽŵẋýž";
    private static final String ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنه";
    private static final String PADDING =
            " łőŕéɱ íþšúɱ đőłőŕ šíţ áɱéţ çőñšéçţéţúŕ áđíþíšçíñĝ éłíţ šéđ đő éíúšɱőđ ţéɱþőŕ íñçíđíđúñţ";

    private PseudoWords() {}

    /** Writes both files; gives the folder. */
    static Path write(Path folder) {
        write(folder.resolve("messages_en.properties"), PseudoWords::accented);
        write(folder.resolve("messages_ar.properties"), PseudoWords::fromTheRight);
        return folder;
    }

    static String accented(String phrase) {
        var padding = PADDING.repeat(1 + phrase.length() * 2 / 5 / PADDING.length());
        return OPEN + disguised(phrase, ACCENTED) + padding.substring(0, Math.max(3, phrase.length() * 2 / 5)) + CLOSE;
    }

    static String fromTheRight(String phrase) {
        return OPEN + disguised(phrase, ARABIC) + CLOSE;
    }

    private static String disguised(String phrase, String letters) {
        return PIECE.matcher(phrase)
                .replaceAll(it -> it.group(2) == null
                        ? java.util.regex.Matcher.quoteReplacement(it.group())
                        : letter(it.group(2), letters));
    }

    private static String letter(String letter, String letters) {
        int at = LETTERS.indexOf(letter.toLowerCase(Locale.ROOT));
        var disguised = letters.substring(at, at + 1);
        return Character.isUpperCase(letter.charAt(0)) ? disguised.toUpperCase(Locale.ROOT) : disguised;
    }

    /** Arabic counts in six forms; every form that any language has is there, which does no harm. */
    private static void write(Path file, UnaryOperator<String> disguise) {
        var lines = PhraseFile.of(Locale.ENGLISH).phrases().entrySet().stream()
                .map(it -> it.getKey() + "=" + disguise.apply(it.getValue()))
                .flatMap(it -> it.contains(".other=")
                        ? java.util.stream.Stream.of("zero", "two", "few", "many", "other")
                                .map(form -> it.replaceFirst("\\.other=", "." + form + "="))
                        : java.util.stream.Stream.of(it))
                .collect(Collectors.joining("\n"));
        try {
            Files.writeString(file, lines + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
