package org.communique.app;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.communique.delivery.Halts;
import org.communique.progress.Boards;
import org.communique.progress.Finder;
import org.communique.progress.GoingOut;
import org.communique.progress.Headcounts;
import org.communique.progress.Reports;
import org.communique.progress.Unreached;
import org.communique.workspace.LiveDesks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what the board and the reports read. */
@Configuration(proxyBeanMethods = false)
class LiveRooms {

    /** Counts of large lists are made anew here, one after the other; its thread does not keep a program from ending. */
    private static final Executor BACKGROUND = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "headcounts");
        thread.setDaemon(true);
        return thread;
    });

    static LiveDesks.Rooms of(Core core) {
        return new LiveDesks.Rooms(
                new Boards(core.store, core.releases),
                goingOut(core),
                new Headcounts(core.store, core.clock, BACKGROUND),
                new Finder(core.store, core.statements, core.releases),
                new Reports(core.store, core.dispatches),
                new Unreached(core.store),
                new Halts(core.store, core.clock),
                core.clock);
    }

    @Bean
    static GoingOut goingOut(Core core) {
        return new GoingOut(core.store, core.releases, core.clock);
    }
}
