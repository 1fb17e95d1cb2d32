package org.communique.app;

import java.util.ArrayList;
import java.util.List;
import org.communique.delivery.Halts;
import org.communique.feed.Archive;
import org.communique.feed.FeedSettings;
import org.communique.feed.Feeds;
import org.communique.release.Kill;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings each kill to every outlet: the snapshot keeps a stub, what was still to be mailed is not. Named by the route
 * {@code kill}, as one may have been decided by another process, or before a crash; each step can be taken again.
 */
public final class Killings {

    private static final Logger LOG = LoggerFactory.getLogger(Killings.class);

    private final Core core;
    private final Archive archive;
    private final FeedSettings settings;
    private final Feeds feeds;

    Killings(Core core, Archive archive, FeedSettings settings, Feeds feeds) {
        this.core = core;
        this.archive = archive;
        this.settings = settings;
        this.feeds = feeds;
    }

    /**
     * Does what is left to do for every kill. One look-up if there is none. A kill that cannot be brought further holds up no
     * other; its failure is thrown when all have been tried.
     */
    public void apply() {
        var failures = new ArrayList<RuntimeException>();
        for (var kill : core.kills.unapplied()) {
            try {
                apply(kill);
            } catch (RuntimeException failed) {
                failures.add(failed);
            }
        }
        if (!failures.isEmpty()) throw failures.get(0);
    }

    private void apply(Kill kill) {
        // before the snapshot is asked: what is on its way now may become public after it
        var releases = core.releases.all().stream()
                .filter(it -> it.statement() == kill.statement())
                .toList();
        var recall = new Archive.Recall(kill.at(), kill.reasons(), kill.titleHidden());
        archive.kill(kill.statement(), recall, settings.language());
        feeds.refresh();
        var halts = new Halts(core.store, core.clock);
        int stopped = releases.stream().mapToInt(it -> halts.stop(it.id())).sum();
        if (onTheWay(releases)) return; // its recipients are being frozen: the next sweep stops those too
        core.kills.applied(kill.statement());
        LOG.info("statement.killed statement={} dispatches_stopped={}", kill.statement(), stopped);
    }

    private static boolean onTheWay(List<Release> releases) {
        return releases.stream().anyMatch(it -> it.state() == ReleaseState.RELEASING);
    }
}
