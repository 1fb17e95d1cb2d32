package org.communique.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a file is by its first bytes, whatever its name says. */
enum FileKind {
    PDF("application/pdf", "a PDF", "pdf"),
    PNG("image/png", "a PNG picture", "png"),
    JPEG("image/jpeg", "a JPEG picture", "jpg", "jpeg"),
    /** Text by its bytes; only its name tells the two apart. */
    CSV("text/csv", "a table", "csv"),
    TEXT("text/plain", "plain text", "txt");

    /** Beginnings of what is never taken, as ISO 8859-1, and what to do instead. */
    private static final Map<String, FileFault> REFUSED = Map.ofEntries(
            Map.entry("MZ", FileFault.PROGRAM),
            Map.entry("\u007fELF", FileFault.PROGRAM),
            Map.entry("\u00ca\u00fe\u00ba\u00be", FileFault.PROGRAM),
            Map.entry("\u00cf\u00fa\u00ed\u00fe", FileFault.PROGRAM),
            Map.entry("\u00fe\u00ed\u00fa", FileFault.PROGRAM),
            Map.entry("\0asm", FileFault.PROGRAM),
            Map.entry("dex\n", FileFault.PROGRAM),
            Map.entry("#!", FileFault.SCRIPT),
            Map.entry("L\0\0\0\u0001\u0014\u0002", FileFault.SHORTCUT),
            Map.entry("PK", FileFault.PACKED),
            Map.entry("\u00d0\u00cf\u0011\u00e0", FileFault.OLD_OFFICE),
            Map.entry("{\\rtf", FileFault.RICH_TEXT),
            Map.entry("%!PS", FileFault.POSTSCRIPT),
            Map.entry("Rar!", FileFault.ARCHIVE),
            Map.entry("7z\u00bc\u00af", FileFault.ARCHIVE),
            Map.entry("\u001f\u008b", FileFault.ARCHIVE),
            Map.entry("BZh", FileFault.ARCHIVE),
            Map.entry("\u00fd7zXZ", FileFault.ARCHIVE),
            Map.entry("\u0028\u00b5\u002f\u00fd", FileFault.ARCHIVE),
            Map.entry("MSCF", FileFault.ARCHIVE),
            Map.entry("GIF8", FileFault.GIF),
            Map.entry("RIFF", FileFault.RIFF),
            Map.entry("BM", FileFault.BITMAP),
            Map.entry("II*\0", FileFault.TIFF),
            Map.entry("MM\0*", FileFault.TIFF),
            Map.entry("\0\0\u0001\0", FileFault.ICON),
            Map.entry("8BPS", FileFault.PHOTOSHOP),
            Map.entry("ID3", FileFault.SOUND),
            Map.entry("OggS", FileFault.FILM));

    private static final int TAR_MAGIC = 257;

    private final String mediaType;
    private final String words;
    private final List<String> endings;

    FileKind(String mediaType, String words, String... endings) {
        this.mediaType = mediaType;
        this.words = words;
        this.endings = List.of(endings);
    }

    String mediaType() {
        return mediaType;
    }

    /** With its article, for people. */
    String words() {
        return words;
    }

    /** Endings of names that fit, small letters; the first is the usual one. */
    List<String> endings() {
        return endings;
    }

    boolean picture() {
        return this == PNG || this == JPEG;
    }

    /**
     * @param name tells a table from plain text and decides nothing else
     * @throws InvalidFile for everything that is none of ours, with what to do instead
     */
    static FileKind of(byte[] bytes, String name) {
        if (bytes.length == 0) throw new InvalidFile(FileFault.EMPTY);
        if (begins(bytes, "%PDF-")) return PDF;
        if (begins(bytes, "\u0089PNG\r\n\u001a\n")) return PNG;
        if (begins(bytes, "\u00ff\u00d8\u00ff")) return JPEG;
        REFUSED.forEach((beginning, fault) -> {
            if (begins(bytes, beginning) && !words(bytes, beginning)) throw new InvalidFile(fault);
        });
        if (at(bytes, 4, "ftyp")) throw new InvalidFile(FileFault.HEIC);
        if (at(bytes, TAR_MAGIC, "ustar")) throw new InvalidFile(FileFault.ARCHIVE);
        return name.toLowerCase(Locale.ROOT).endsWith(".csv") ? CSV : TEXT;
    }

    /** "BMI,age" begins a table, not a bitmap: two or three capital letters before text decide nothing. */
    private static boolean words(byte[] bytes, String magic) {
        boolean letters = magic.chars().allMatch(it -> it >= 'A' && it <= 'Z');
        if (!letters) return false;
        for (int i = 0; i < Math.min(bytes.length, 64); i++)
            if (bytes[i] >= 0 && bytes[i] < ' ' && "\t\r\n".indexOf(bytes[i]) < 0) return false;
        return true;
    }

    private static boolean begins(byte[] bytes, String magic) {
        return at(bytes, 0, magic);
    }

    private static boolean at(byte[] bytes, int from, String magic) {
        var wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= from + wanted.length
                && Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
    }
}
