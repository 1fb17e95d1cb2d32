package org.communique.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Plain text and tables: what a text program and a spreadsheet show, and nothing that either would run. */
final class TextCheck {

    /** What a browser or mail program could take for a page (WHATWG MIME Sniffing §7.1), anywhere near the beginning. */
    private static final Pattern MARKUP = Pattern.compile(
            "^\\s*<[!?a-z]|<(!doctype|html|head|body|script|style|svg|iframe|object|embed|img|meta|link)[\\s/>]",
            Pattern.CASE_INSENSITIVE);

    private static final int SNIFFED = 4096;

    /**
     * A cell that a spreadsheet computes or runs: it begins with = or @, or with a sign that no number follows (OWASP, CSV
     * injection). Tabs, semicolons and commas part cells. Nothing is tried twice: a row may be as long as the file.
     */
    private static final Pattern FORMULA = Pattern.compile(
            "(?:^|[,;\\t])[\"' ]*(?:[=@]|[+-](?![\\d. ]*+[%€$£]?+[\"' ]*+(?:[,;\\t]|$)))", Pattern.MULTILINE);

    private TextCheck() {}

    /**
     * @return the bytes as they were
     * @throws InvalidFile if it is no UTF-8 text, looks like a page, or is a table with formulas
     */
    static byte[] check(FileKind kind, byte[] bytes) {
        var text = decode(bytes);
        int control = control(text);
        if (control >= 0) throw new InvalidFile(FileFault.CONTROL_CHARACTER, Source.lines(text.substring(0, control)));
        if (MARKUP.matcher(text.substring(0, Math.min(text.length(), SNIFFED))).find())
            throw new InvalidFile(FileFault.MARKUP);
        var formula = FORMULA.matcher(text);
        if (kind == FileKind.CSV && formula.find())
            throw new InvalidFile(
                    FileFault.FORMULA,
                    Source.lines(text.substring(0, formula.start()).stripTrailing() + "x"));
        return bytes;
    }

    private static String decode(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new InvalidFile(FileFault.NO_UTF8);
        }
    }

    private static int control(String text) {
        for (int i = 0; i < text.length(); i++)
            if (Character.isISOControl(text.charAt(i)) && "\t\r\n\f".indexOf(text.charAt(i)) < 0) return i;
        return -1;
    }
}
