package org.communique.feed;

import java.time.Clock;
import java.time.Duration;
import org.communique.delivery.Channel;
import org.communique.delivery.Fault;
import org.communique.delivery.Outcome;
import org.communique.delivery.Parcel;
import org.communique.statement.Topics;
import org.springframework.dao.DataAccessException;

/** Makes a released statement public: into the snapshot in one transaction, then the prepared feeds are swapped. */
public final class FeedChannel implements Channel {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Archive archive;
    private final Feeds feeds;
    private final Publishable publishable;
    private final Clock clock;

    public FeedChannel(Archive archive, Feeds feeds, Topics topics, Clock clock) {
        this.archive = archive;
        this.feeds = feeds;
        this.publishable = new Publishable(topics);
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
                .map(it -> publishable.of(parcel.letter(), it))
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
}
