package org.communique.statement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The words of one edition, as written.
 *
 * @param title   plain text, 1 to {@value #MAX_TITLE} characters
 * @param summary plain text, 1 to {@value #MAX_SUMMARY} characters; also the preheader of the mail and the entry's lead
 * @param body    Markdown, not empty
 * @param topics  slugs that the whole network files under, such as {@code labour-exploitation}
 * @param tags    the author's own words for it, in the edition's language
 * @param gathers keys of the statements an issue brings together; empty for any other kind
 * @param files   at most one image, and attachments, in their order
 * @param change  what it changes, if an earlier revision is public already
 */
public record Content(
        String title,
        String summary,
        String body,
        List<String> topics,
        List<String> tags,
        List<String> gathers,
        List<StatementFile> files,
        Change change) {

    /** Longest title, in characters: mail clients cut subjects near 70, phones near 40. */
    public static final int MAX_TITLE = 150;

    /** Longest summary, in characters. */
    public static final int MAX_SUMMARY = 500;

    /** Without tags, and not said to change anything. */
    public Content(
            String title,
            String summary,
            String body,
            List<String> topics,
            List<String> gathers,
            List<StatementFile> files) {
        this(title, summary, body, topics, List.of(), gathers, files, new Change.Unmarked());
    }

    public Content {
        title = title.strip();
        summary = summary.strip();
        topics = List.copyOf(topics);
        tags = List.copyOf(tags);
        gathers = List.copyOf(gathers);
        files = List.copyOf(files);
        if (title.isEmpty() || title.length() > MAX_TITLE)
            throw new IllegalArgumentException("write a title of 1 to " + MAX_TITLE + " characters");
        if (summary.isEmpty() || summary.length() > MAX_SUMMARY)
            throw new IllegalArgumentException("write a summary of 1 to " + MAX_SUMMARY + " characters");
        if (body.isBlank()) throw new IllegalArgumentException("write at least one paragraph");
    }

    /** The same words, not said to change anything. */
    public Content unmarked() {
        return new Content(title, summary, body, topics, tags, gathers, files, new Change.Unmarked());
    }

    /** SHA-256 of everything above: equal content is no new revision. What came later is added only if it is there. */
    public byte[] sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            add(digest, title, summary, body);
            add(digest, String.join("\n", topics), String.join("\n", gathers));
            for (var file : files) {
                add(digest, file.role().code(), file.name(), file.description(), file.sha256());
                if (!file.credit().isEmpty() || !file.licence().isEmpty()) add(digest, file.credit(), file.licence());
            }
            if (!tags.isEmpty()) add(digest, "tags", String.join("\n", tags));
            if (!(change instanceof Change.Unmarked)) add(digest, change.code(), change.reason());
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String... parts) {
        for (var part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
    }
}
