package org.communique.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a file is by its first bytes, whatever its name says. */
enum FileKind {
    PDF("application/pdf", "a PDF", "pdf"),
    PNG("image/png", "a PNG picture", "png"),
    JPEG("image/jpeg", "a JPEG picture", "jpg", "jpeg"),
    /** Text by its bytes; only its name tells the two apart. */
    CSV("text/csv", "a table", "csv"),
    TEXT("text/plain", "plain text", "txt");

    /** Beginnings of what is never taken, as ISO 8859-1, and what to do instead. */
    private static final String[][] REFUSED = {
        {"MZ", "it is a program: programs are never taken"},
        {"\u007fELF", "it is a program: programs are never taken"},
        {"\u00ca\u00fe\u00ba\u00be", "it is a program: programs are never taken"},
        {"\u00cf\u00fa\u00ed\u00fe", "it is a program: programs are never taken"},
        {"\u00fe\u00ed\u00fa", "it is a program: programs are never taken"},
        {"\0asm", "it is a program: programs are never taken"},
        {"dex\n", "it is a program: programs are never taken"},
        {"#!", "it is a script: scripts are never taken"},
        {"L\0\0\0\u0001\u0014\u0002", "it is a shortcut: give the file it leads to"},
        {"PK", "it is an archive or an office document: save a document as PDF, and unpack an archive"},
        {"\u00d0\u00cf\u0011\u00e0", "it is an old office document: save it as PDF"},
        {"{\\rtf", "it is rich text: save it as PDF"},
        {"%!PS", "it is PostScript: save it as PDF"},
        {"Rar!", "it is an archive: unpack it and give the files"},
        {"7z\u00bc\u00af", "it is an archive: unpack it and give the files"},
        {"\u001f\u008b", "it is an archive: unpack it and give the files"},
        {"BZh", "it is an archive: unpack it and give the files"},
        {"\u00fd7zXZ", "it is an archive: unpack it and give the files"},
        {"\u0028\u00b5\u002f\u00fd", "it is an archive: unpack it and give the files"},
        {"MSCF", "it is an archive: unpack it and give the files"},
        {"GIF8", "it is a GIF: save a still picture as PNG"},
        {"RIFF", "it is WebP, sound or film: save a picture as PNG or JPEG"},
        {"BM", "it is a bitmap: save it as PNG"},
        {"II*\0", "it is a TIFF or raw photo: save it as JPEG or PNG"},
        {"MM\0*", "it is a TIFF or raw photo: save it as JPEG or PNG"},
        {"\0\0\u0001\0", "it is an icon: save it as PNG"},
        {"8BPS", "it is a Photoshop file: save it as JPEG or PNG"},
        {"ID3", "it is sound: put it on a site of its own and link to it"},
        {"OggS", "it is sound or film: put it on a site of its own and link to it"},
    };

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
        if (bytes.length == 0) throw new InvalidFile("it is empty");
        if (begins(bytes, "%PDF-")) return PDF;
        if (begins(bytes, "\u0089PNG\r\n\u001a\n")) return PNG;
        if (begins(bytes, "\u00ff\u00d8\u00ff")) return JPEG;
        for (var refused : REFUSED)
            if (begins(bytes, refused[0]) && !words(bytes, refused[0])) throw new InvalidFile(refused[1]);
        if (at(bytes, 4, "ftyp")) throw new InvalidFile("it is HEIC, AVIF or film: save a picture as JPEG or PNG");
        if (at(bytes, TAR_MAGIC, "ustar")) throw new InvalidFile("it is an archive: unpack it and give the files");
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
