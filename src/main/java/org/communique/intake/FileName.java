package org.communique.intake;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names files are downloaded under. Whoever saves one under it gets a file, and sees what kind. */
final class FileName {

    /** Longest name, in characters, the ending included. */
    static final int LONGEST = 120;

    private static final String UNSAFE = "<>:\"/\\|?*";

    /** Names that Windows gives to devices, with any ending. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d|conin\\$|conout\\$)(\\..*)?", Pattern.CASE_INSENSITIVE);

    private FileName() {}

    /**
     * @return the name with its letters composed (NFC), so that it is one name on every system
     * @throws InvalidFile if it could mislead, or does not end as the kind of file does
     */
    static String check(String written, FileKind kind) {
        var name = Normalizer.normalize(written, Normalizer.Form.NFC);
        if (name.length() > LONGEST) throw new InvalidFile(FileFault.LONG_NAME);
        if (name.codePoints().anyMatch(FileName::unseen)) throw new InvalidFile(FileFault.INVISIBLE_NAME);
        if (name.chars().anyMatch(c -> UNSAFE.indexOf(c) >= 0)) throw new InvalidFile(FileFault.UNSAFE_NAME, UNSAFE);
        if (name.startsWith(".")
                || name.startsWith("-")
                || name.startsWith(" ")
                || DEVICE.matcher(name).matches()) throw new InvalidFile(FileFault.ODD_NAME);
        return ending(name, kind);
    }

    private static String ending(String name, FileKind kind) {
        int dot = name.lastIndexOf('.');
        var ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (dot > 0 && kind.endings().contains(ending)) return name;
        throw new InvalidFile(
                FileFault.WRONG_ENDING, kind.words(), kind.endings().get(0));
    }

    /** Control and format characters, among them those that turn the direction of what follows; lone halves of pairs. */
    private static boolean unseen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
