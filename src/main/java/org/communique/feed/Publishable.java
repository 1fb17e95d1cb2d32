package org.communique.feed;

import java.util.List;
import java.util.Locale;
import org.communique.delivery.Parcel;
import org.communique.statement.Organisation;
import org.communique.statement.Revision;
import org.communique.statement.StatementFile;
import org.communique.statement.Tag;
import org.communique.statement.Topics;

/** What goes out, as the snapshot takes it in: the same for a release and for a look at what is not released yet. */
record Publishable(Topics topics) {

    Archive.Publication of(Parcel.Letter letter, Parcel.EditionOut out) {
        return new Archive.Publication(
                published(letter, out), out.revision().content().change());
    }

    private Published published(Parcel.Letter letter, Parcel.EditionOut out) {
        var revision = out.revision();
        var content = revision.content();
        return new Published(
                revision.edition(),
                revision.statement(),
                out.permanent(),
                revision.publicId(),
                out.path(),
                revision.language(),
                letter.statementKey(),
                letter.kind(),
                speaker(letter, revision.language()),
                content.title(),
                content.summary(),
                out.rendered().page(),
                out.rendered().entry(),
                topics(letter.organisation(), revision),
                content.tags().stream().map(it -> new Term(Tag.slug(it), it)).toList(),
                files(content.files()),
                History.first(revision.number(), letter.releaseTime()));
    }

    private static Published.Speaker speaker(Parcel.Letter letter, Locale language) {
        var of = letter.organisation();
        var paper = letter.letterhead().paper();
        return new Published.Speaker(
                of.slug(),
                of.name(language),
                new Published.Paper(paper.colour(), paper.legal(language, of.fallback())),
                letter.original().orElse(0L));
    }

    /** Named now, in the transaction of the release: what topics are called later changes nothing that is public. */
    private List<Term> topics(Organisation organisation, Revision revision) {
        return revision.content().topics().stream()
                .map(it -> new Term(it, topics.label(it, revision.language(), organisation.fallback())))
                .toList();
    }

    /** A picture without a description was said to be decorative: screen readers pass it over. */
    private static String label(StatementFile file) {
        boolean nameless = file.role() == StatementFile.Role.ATTACHMENT
                && file.description().isBlank();
        return nameless ? file.name() : file.description();
    }

    private static List<PublishedFile> files(List<StatementFile> files) {
        return files.stream()
                .map(it -> new PublishedFile(
                        it.role(),
                        it.name(),
                        label(it),
                        it.mediaType(),
                        it.width(),
                        it.height(),
                        0,
                        it.sha256(),
                        it.credit(),
                        it.licence()))
                .toList();
    }
}
