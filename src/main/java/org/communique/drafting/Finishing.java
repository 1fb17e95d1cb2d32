package org.communique.drafting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.checks.BodyRule;
import org.communique.statement.Change;
import org.communique.statement.Content;
import org.communique.statement.Draft;
import org.communique.statement.Kind;
import org.communique.statement.Slug;
import org.communique.statement.Tag;

/** Finds what is still to be mended in a text, and makes it a draft that can be stored once nothing is. */
public final class Finishing {

    private final Writing writing;
    private final DraftText text;
    private final List<Mend> mends = new ArrayList<>();

    private Finishing(Writing writing, DraftText text) {
        this.writing = writing;
        this.text = text;
    }

    /** Everything that is to be mended, in the order of the form. */
    public static List<Mend> mends(Writing writing, DraftText text) {
        return new Finishing(writing, text).all();
    }

    /**
     * The draft of a text in which nothing is to be mended.
     *
     * @param uploads bytes of its files, in their order
     */
    public static Draft draft(Writing writing, Locale language, DraftText text, List<byte[]> uploads) {
        return new Draft(
                writing.key(),
                Optional.empty(),
                writing.kind(),
                language,
                slug(writing, text),
                content(text),
                uploads,
                Optional.empty());
    }

    /** The last part of the page's path: hers, else made of the title, else of the key. */
    public static String slug(Writing writing, DraftText text) {
        if (!text.slug().isEmpty()) return text.slug();
        var made = Slug.of(text.title());
        return made.isEmpty() ? writing.key() : made;
    }

    private static Content content(DraftText text) {
        return new Content(
                text.title(),
                text.summary(),
                text.body().strip() + "\n",
                DraftText.items(text.topics()),
                DraftText.items(text.tags()),
                DraftText.items(text.gathers()),
                text.files().stream().map(DraftFile::file).toList(),
                Change.of(text.change(), text.reason().isBlank() ? "…" : text.reason()));
    }

    private List<Mend> all() {
        bounded("title", text.title(), Content.MAX_TITLE);
        bounded("summary", text.summary(), Content.MAX_SUMMARY);
        if (text.body().isBlank()) mends.add(Mend.of("body", "missing"));
        for (var it : BodyRule.broken(text.body()))
            mends.add(new Mend("body", it.rule().name().toLowerCase(Locale.ROOT).replace('_', '-'), "", it.line()));
        slugs("topics", text.topics());
        tags();
        gathers();
        if (!text.slug().isEmpty() && !Slug.good(text.slug())) mends.add(Mend.of("slug", "no-slug", text.slug()));
        if (text.change().equals("correction")) bounded("reason", text.reason(), Change.Correction.LONGEST);
        files();
        return List.copyOf(mends);
    }

    private void bounded(String field, String written, int longest) {
        if (written.isBlank()) mends.add(Mend.of(field, "missing"));
        if (written.length() > longest) mends.add(Mend.of(field, "too-long", Integer.toString(longest)));
        if (written.chars().anyMatch(Character::isISOControl)) mends.add(Mend.of(field, "control-character"));
    }

    private void slugs(String field, String list) {
        var seen = new HashSet<String>();
        for (var it : DraftText.items(list)) {
            if (!Slug.good(it)) mends.add(Mend.of(field, "no-slug", it));
            else if (!seen.add(it)) mends.add(Mend.of(field, "twice", it));
        }
    }

    private void tags() {
        var seen = new HashSet<String>();
        for (var it : DraftText.items(text.tags())) {
            if (Tag.slug(it).isEmpty() || it.length() > Tag.LONGEST)
                mends.add(Mend.of("tags", "too-long", Integer.toString(Tag.LONGEST)));
            else if (!seen.add(Tag.slug(it))) mends.add(Mend.of("tags", "twice", it));
        }
    }

    private void gathers() {
        boolean issue = writing.kind() == Kind.ISSUE;
        boolean none = DraftText.items(text.gathers()).isEmpty();
        if (issue && none) mends.add(Mend.of("gathers", "missing"));
        if (issue) slugs("gathers", text.gathers());
        if (!issue && !none) mends.add(Mend.of("gathers", "only-issue"));
    }

    private void files() {
        var names = new HashSet<String>();
        for (var it : text.files()) {
            if (it.undescribed())
                mends.add(Mend.of("image", "undescribed", it.file().name()));
            if (!names.add(it.file().name()))
                mends.add(Mend.of("files", "twice", it.file().name()));
        }
    }
}
