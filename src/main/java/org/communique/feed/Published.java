package org.communique.feed;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.statement.Kind;
import org.communique.statement.StatementFile;
import org.communique.store.Json;

/**
 * One edition as the public sees it. Texts hold only characters that XML can carry, so that no word can break a feed.
 *
 * @param guid     permanent absolute address, stored as first published; id of the entry in every feed
 * @param publicId last part of the permanent address
 * @param path     of its page below the base URL, {@code /{language}/{yyyy}/{slug}}
 * @param speaker  who speaks
 * @param pageHtml sanitised body for the page
 * @param entryHtml sanitised body for feed readers, with absolute addresses
 */
public record Published(
        long edition,
        long statement,
        String guid,
        String publicId,
        String path,
        Locale language,
        String key,
        Kind kind,
        Speaker speaker,
        String title,
        String summary,
        String pageHtml,
        String entryHtml,
        List<Term> topics,
        List<Term> tags,
        List<PublishedFile> files,
        History history)
        implements Filed {

    public Published {
        title = XmlText.legal(title);
        summary = XmlText.legal(summary);
        pageHtml = XmlText.legal(pageHtml);
        entryHtml = XmlText.legal(entryHtml);
        topics = List.copyOf(topics);
        tags = List.copyOf(tags);
        files = List.copyOf(files);
    }

    /**
     * Who speaks.
     *
     * @param name     in the edition's language
     * @param paper    on which letterhead
     * @param original number of the statement of another organisation that this one releases again; 0 = none
     */
    public record Speaker(String slug, String name, Paper paper, long original) {

        /** On no letterhead of its own, and first. */
        public Speaker(String slug, String name) {
            this(slug, name, new Paper("", ""), 0);
        }

        public Speaker {
            name = XmlText.legal(name);
        }
    }

    /**
     * What a page shows of a letterhead.
     *
     * @param colour {@code #rrggbb}; empty = the usual one
     * @param legal  in the edition's language; may be empty
     */
    public record Paper(String colour, String legal) {

        public Paper {
            legal = XmlText.legal(legal);
        }

        String column() {
            return colour.isEmpty() && legal.isEmpty() ? "" : Json.write(this);
        }

        static Paper of(String column) {
            return column.isEmpty() ? new Paper("", "") : Json.read(column, Paper.class);
        }
    }

    /**
     * Another edition of the same statement.
     *
     * @param sequence its number in the order of publication
     */
    public record Translation(Locale language, String path, String title, Instant updatedAt, long sequence) {}

    /** Name of who speaks, in the edition's language. */
    public String organisation() {
        return speaker.name();
    }

    /** Release time of the first publication; never changes. */
    public Instant publishedAt() {
        return history.publishedAt();
    }

    /** Of the newest publication that readers are told of; no two are equal. */
    public Instant updatedAt() {
        return history.updatedAt();
    }

    /** True if nothing but a stub is left. */
    public boolean killed() {
        return history.killed().isPresent();
    }

    /** The picture shown with it. */
    public Optional<PublishedFile> image() {
        return files(StatementFile.Role.IMAGE).findFirst();
    }

    /** What can be downloaded, in the author's order. */
    public List<PublishedFile> attachments() {
        return files(StatementFile.Role.ATTACHMENT).toList();
    }

    private Stream<PublishedFile> files(StatementFile.Role role) {
        return files.stream().filter(it -> it.role() == role);
    }

    Published with(List<Term> topics, List<Term> tags, List<PublishedFile> files) {
        return new Published(
                edition, statement, guid, publicId, path, language, key, kind, speaker, title, summary, pageHtml,
                entryHtml, topics, tags, files, history);
    }

    Published with(History history) {
        return new Published(
                edition, statement, guid, publicId, path, language, key, kind, speaker, title, summary, pageHtml,
                entryHtml, topics, tags, files, history);
    }

    /** True if readers would see no difference; ids and instants are not compared. */
    boolean readsLike(Published other) {
        return path.equals(other.path)
                && speaker.equals(other.speaker)
                && title.equals(other.title)
                && summary.equals(other.summary)
                && pageHtml.equals(other.pageHtml)
                && entryHtml.equals(other.entryHtml)
                && slugs(topics).equals(slugs(other.topics))
                && slugs(tags).equals(slugs(other.tags))
                && shown(files).equals(shown(other.files));
    }

    /** A topic that is called otherwise since is no news. */
    private static List<String> slugs(List<Term> terms) {
        return terms.stream().map(Term::slug).toList();
    }

    /** What of the files can differ while the bytes are the same. */
    private static List<List<String>> shown(List<PublishedFile> files) {
        return files.stream()
                .map(it -> List.of(it.role().code(), it.name(), it.label(), it.sha256(), it.credit(), it.licence()))
                .toList();
    }
}
