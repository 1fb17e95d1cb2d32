package org.communique.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The text of a file, cut into front matter and body.
 *
 * @param folder    real path of the folder the file lies in
 * @param matter    YAML between the two lines of {@code ---}
 * @param body      Markdown after them
 * @param bodyLine  line of the file on which the body begins
 */
record Source(Path folder, String matter, String body, int bodyLine) {

    /** Longest file, in bytes: a statement is text, and a book is no statement. */
    static final int LONGEST = 1024 * 1024;

    private static final String FENCE = "---";

    static Optional<Source> read(Path path, Faults faults) {
        try {
            if (Files.isSymbolicLink(path) || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                return fault(faults, 1, "file", "it is a link or not a file: put the file itself here");
            if (Files.size(path) > LONGEST)
                return fault(faults, 1, "file", "it is larger than 1 MB: move images and tables into attachments");
            return of(folder(path), Files.readAllBytes(path), faults);
        } catch (IOException e) {
            return fault(faults, 1, "file", "it cannot be read: look at its permissions");
        }
    }

    /** The same for bytes that have been read. */
    static Optional<Source> of(Path folder, byte[] bytes, Faults faults) {
        return text(bytes, faults).flatMap(text -> cut(folder, text, faults));
    }

    private static Path folder(Path path) {
        try {
            return path.toAbsolutePath().getParent().toRealPath();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Optional<String> text(byte[] bytes, Faults faults) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var buffer = ByteBuffer.wrap(bytes);
        String text;
        try {
            text = decoder.decode(buffer).toString();
        } catch (CharacterCodingException notUtf8) {
            return fault(faults, lineAt(bytes, buffer.position()), "file", "it is not UTF-8 here: save it as UTF-8");
        }
        int nul = text.indexOf('\0');
        if (nul >= 0)
            return fault(faults, lines(text.substring(0, nul)), "file", "it holds a NUL byte: it is not a text file");
        var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return Optional.of(plain.replace("\r\n", "\n").replace('\r', '\n'));
    }

    private static Optional<Source> cut(Path folder, String text, Faults faults) {
        if (!text.startsWith(FENCE + "\n"))
            return fault(
                    faults,
                    1,
                    "front matter",
                    "the first line is --- and opens the front matter: statement, language, title, summary");
        int close = text.indexOf("\n" + FENCE + "\n", FENCE.length());
        boolean atEnd = close < 0 && text.endsWith("\n" + FENCE);
        if (close < 0 && !atEnd)
            return fault(faults, 1, "front matter", "it is opened and never closed: end it with a line of ---");
        int end = atEnd ? text.length() - FENCE.length() - 1 : close;
        var matter = end <= FENCE.length() ? "" : text.substring(FENCE.length() + 1, end);
        var body = atEnd ? "" : text.substring(close + FENCE.length() + 2);
        int bodyLine = atEnd ? lines(text) : lines(text.substring(0, close)) + 2;
        return Optional.of(new Source(folder, matter, body, bodyLine));
    }

    private static <T> Optional<T> fault(Faults faults, int line, String field, String message) {
        faults.add(line, field, message);
        return Optional.empty();
    }

    private static int lineAt(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position && i < bytes.length; i++) if (bytes[i] == '\n') line++;
        return line;
    }

    /** The number of the line on which a text ends. */
    static int lines(String text) {
        return 1 + (int) text.chars().filter(c -> c == '\n').count();
    }
}
