package org.communique.feed;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.communique.delivery.Channel;
import org.communique.delivery.Fault;
import org.communique.delivery.Outcome;
import org.communique.delivery.Parcel;
import org.communique.statement.Organisation;
import org.communique.statement.Revision;
import org.communique.statement.StatementFile;
import org.communique.statement.Tag;
import org.communique.statement.Topics;
import org.springframework.dao.DataAccessException;

/** Makes a released statement public: into the snapshot in one transaction, then the prepared feeds are swapped. */
public final class FeedChannel implements Channel {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Archive archive;
    private final Feeds feeds;
    private final Topics topics;
    private final Clock clock;

    public FeedChannel(Archive archive, Feeds feeds, Topics topics, Clock clock) {
        this.archive = archive;
        this.feeds = feeds;
        this.topics = topics;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "feed";
    }

    @Override
    public Reach plan() {
        return Reach.THE_PUBLIC;
    }

    /** Publishes every edition of the parcel. The same parcel again finds everything as it is and changes nothing. */
    @Override
    public Outcome deliver(Parcel parcel) {
        if (parcel.letter().embargoed())
            return new Outcome.Rejected("an advance copy is never made public", Fault.OTHER);
        var editions = parcel.editions().stream()
                .map(it -> new Archive.Publication(
                        published(parcel.letter(), it), it.revision().content().change()))
                .toList();
        try {
            archive.publish(editions);
        } catch (Archive.PathTaken taken) {
            return new Outcome.Rejected(
                    "another statement has a page at the same address: choose another slug", Fault.OTHER);
        } catch (Archive.Recalled killed) {
            return new Outcome.Rejected("the statement was killed", Fault.OTHER);
        } catch (DataAccessException busy) {
            return new Outcome.Deferred(
                    "the snapshot could not be written", clock.instant().plus(PAUSE));
        }
        feeds.refresh();
        return new Outcome.Accepted("published, " + editions.size() + " editions");
    }

    @Override
    public void close() {
        // nothing is held open: a delivery ends with its transaction
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

    private static List<PublishedFile> files(List<StatementFile> files) {
        return files.stream()
                .map(it -> new PublishedFile(
                        it.role(),
                        it.name(),
                        it.description().isBlank() ? it.name() : it.description(),
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
