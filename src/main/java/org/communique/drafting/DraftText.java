package org.communique.drafting;

import java.util.Arrays;
import java.util.List;
import org.communique.statement.Change;
import org.communique.statement.Revision;
import org.communique.statement.StatementFile;

/**
 * An edition as it stands on somebody's desk, finished or not. What is a list is written as people write lists, with commas.
 *
 * @param slug   last part of the page's path; empty = we choose
 * @param change code of a {@link Change}
 * @param reason what was wrong, for a correction
 */
public record DraftText(
        String title,
        String summary,
        String body,
        String topics,
        String tags,
        String gathers,
        String slug,
        String change,
        String reason,
        List<DraftFile> files) {

    /** Nothing written yet. */
    public static final DraftText EMPTY = new DraftText("", "", "", "", "", "", "", "unmarked", "", List.of());

    public DraftText {
        title = line(title);
        summary = line(summary);
        body = lines(body);
        topics = line(topics);
        tags = line(tags);
        gathers = line(gathers);
        slug = line(slug);
        reason = line(reason);
        change = Change.of(change, "x").code();
        files = List.copyOf(files);
    }

    /** What a revision says, to be written on. The change it was marked with was that one's. */
    public static DraftText of(Revision revision) {
        var content = revision.content();
        return new DraftText(
                content.title(),
                content.summary(),
                content.body(),
                String.join(", ", content.topics()),
                String.join(", ", content.tags()),
                String.join(", ", content.gathers()),
                revision.slug(),
                content.change().code(),
                content.change().reason(),
                content.files().stream().map(DraftText::taken).toList());
    }

    /** An image that got in without a description was said to be decorative: there is no other way. */
    private static DraftFile taken(StatementFile file) {
        boolean silent =
                file.role() == StatementFile.Role.IMAGE && file.description().isBlank();
        return new DraftFile(file, silent);
    }

    /** Whether this is what a revision says: a slug that was left to us and blanks between the items of a list are no difference. */
    public boolean says(Revision revision) {
        var tidy = new DraftText(
                title,
                summary,
                body,
                tidy(topics),
                tidy(tags),
                tidy(gathers),
                slug.isEmpty() ? revision.slug() : slug,
                change,
                change.equals("correction") ? reason : "",
                files);
        return tidy.equals(of(revision));
    }

    private static String tidy(String list) {
        return String.join(", ", items(list));
    }

    /** The same with other files. */
    public DraftText with(List<DraftFile> others) {
        return new DraftText(title, summary, body, topics, tags, gathers, slug, change, reason, others);
    }

    /** The same, not said to change anything. */
    DraftText unmarked() {
        return new DraftText(title, summary, body, topics, tags, gathers, slug, "unmarked", "", files);
    }

    /** The same with the mark of a revision, if it has none itself. */
    DraftText marked(Revision revision) {
        var it = revision.content().change();
        return change.equals("unmarked")
                ? new DraftText(title, summary, body, topics, tags, gathers, slug, it.code(), it.reason(), files)
                : this;
    }

    /** The same with another body. */
    public DraftText saying(String otherTitle, String otherSummary, String otherBody) {
        return new DraftText(otherTitle, otherSummary, otherBody, topics, tags, gathers, slug, change, reason, files);
    }

    /** Whether nobody has written anything: then there is no such edition. */
    public boolean blank() {
        return (title + summary + body).isBlank() && files.isEmpty();
    }

    /** Title, summary and body: what a translation follows. */
    public Words words() {
        return new Words(title, summary, body);
    }

    /** What a translation follows. */
    public record Words(String title, String summary, String body) {

        /** Of no edition. */
        public static final Words NONE = new Words("", "", "");

        static Words of(Revision revision) {
            return DraftText.of(revision).words();
        }
    }

    /** The items of a list with commas or lines, without blanks around them. */
    public static List<String> items(String list) {
        return Arrays.stream(list.split("[,،、\\n]"))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    /** Mail programs, pages and feeds show these as one line. */
    private static String line(String written) {
        return written.replaceAll("\\s*\\R\\s*", " ").strip();
    }

    /** Browsers send CRLF, whatever was typed. */
    private static String lines(String written) {
        return written.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
    }
}
