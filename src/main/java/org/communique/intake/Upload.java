package org.communique.intake;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.communique.statement.StatementFile;

/** A file that somebody gives by hand: checked and made anew like those that come with a Markdown file. */
public final class Upload {

    /** Largest image or attachment, in bytes. */
    public static final int LARGEST = 10 * 1024 * 1024;

    /** Files of one edition. */
    public static final int MOST = 20;

    /** All files of one edition together, in bytes as they will be published. */
    public static final int LARGEST_TOGETHER = 50 * 1024 * 1024;

    private Upload() {}

    /** What she says of it. @param name as it lay on her machine */
    public record Words(String name, String description, String credit, String licence) {}

    /** What became of a file. */
    public sealed interface Result {}

    /** It is taken. @param bytes as they will be published */
    public record Taken(StatementFile file, byte[] bytes) implements Result {}

    /** It is not. @param details for the places in the words of the fault */
    public record Refused(FileFault fault, List<Object> details) implements Result {}

    /** Checks a file and makes it anew. */
    public static Result take(StatementFile.Role role, Words words, byte[] bytes) {
        if (bytes.length > LARGEST) return new Refused(FileFault.TOO_LARGE, List.of());
        try {
            return made(role, words, bytes);
        } catch (InvalidFile invalid) {
            return new Refused(invalid.fault(), invalid.details());
        }
    }

    /** @throws InvalidFile if it is not taken */
    static Taken made(StatementFile.Role role, Words words, byte[] bytes) {
        var kind = FileKind.of(bytes, words.name());
        var media = role == StatementFile.Role.IMAGE
                ? Media.image(kind, bytes)
                : Media.attachment(kind, bytes, words.description());
        var file = new StatementFile(
                role,
                FileName.check(words.name(), kind),
                words.description(),
                media.type(),
                media.width(),
                media.height(),
                sha256(media.bytes()),
                words.credit(),
                words.licence());
        return new Taken(file, media.bytes());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
