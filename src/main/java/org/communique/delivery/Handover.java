package org.communique.delivery;

import org.communique.release.Moment;
import org.communique.release.Releases;

/**
 * Takes a release over when its time has come: first the public learns of it, then the recipients are frozen, then the
 * release ends. Each step may be taken again after a crash and changes nothing the second time.
 */
public final class Handover {

    private final Releases releases;
    private final Dispatches dispatches;
    private final Outbox outbox;
    private final Ledger ledger;
    private final Channels channels;

    public Handover(Releases releases, Dispatches dispatches, Outbox outbox, Ledger ledger, Channels channels) {
        this.releases = releases;
        this.dispatches = dispatches;
        this.outbox = outbox;
        this.ledger = ledger;
        this.channels = channels;
    }

    /**
     * Publishes through every channel that reaches the public at once. An advance copy is not for the public. One at a time:
     * the bell and the sweep may come together, and the second finds everything done.
     *
     * @throws IllegalStateException if a channel has not taken it: no mail leaves. The next sweep tries again, unless the
     *     channel rejected it for good; then the release is held for a person
     */
    public synchronized Moment publish(Moment moment) {
        if (moment.phase() == Moment.Phase.ADVANCE) return moment;
        for (var name : releases.channels(moment.release())) {
            var channel = channels.named(name);
            if (channel.plan() != Channel.Reach.THE_PUBLIC) continue;
            var dispatch = dispatches.freeze(moment, channel);
            outbox.carryAll(dispatch);
            mustBePublic(moment.release().id(), name, ledger.tally(dispatch));
        }
        return moment;
    }

    private void mustBePublic(long id, String channel, Tally tally) {
        if (tally.accepted() > 0) return;
        if (tally.rejected() > 0)
            releases.hold(id, "the channel " + channel + " rejected it: see communique release status " + id);
        throw new IllegalStateException("release " + id + " is not public through " + channel);
    }

    /**
     * Freezes the recipients of every channel that reaches each contact.
     *
     * @throws IllegalStateException if it was taken from the clock before any advance copy of it has left
     */
    public Moment freeze(Moment moment) {
        if (moment.phase() == Moment.Phase.ADVANCE) releases.whileScheduled(moment, () -> freezeEach(moment));
        else freezeEach(moment); // it is going out: nobody changes it any more
        return moment;
    }

    private void freezeEach(Moment moment) {
        for (var name : releases.channels(moment.release())) {
            var channel = channels.named(name);
            if (channel.plan() == Channel.Reach.EACH_CONTACT) dispatches.write(moment, channel);
        }
    }

    /** Ends what the moment was for. */
    public Moment end(Moment moment) {
        if (moment.phase() == Moment.Phase.ADVANCE)
            releases.advanced(moment.release().id());
        else releases.finish(moment.release().id());
        return moment;
    }
}
