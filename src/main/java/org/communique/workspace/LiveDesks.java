package org.communique.workspace;

import java.time.Clock;
import org.communique.delivery.Halts;
import org.communique.progress.Boards;
import org.communique.progress.Finder;
import org.communique.progress.GoingOut;
import org.communique.progress.Headcounts;
import org.communique.progress.Reports;
import org.communique.progress.Unreached;

/** Puts together the desks of the board: where everything stands, what goes out, and what became of it. */
public record LiveDesks(BoardDesk board, SendingDesk sending, ReportDesk reports) {

    /** What they read beside what every desk works with. */
    public record Rooms(
            Boards boards,
            GoingOut goingOut,
            Headcounts headcounts,
            Finder finder,
            Reports reports,
            Unreached unreached,
            Halts halts,
            Clock clock) {}

    static LiveDesks of(Gate gate, Desks.Rooms house) {
        var rooms = house.live();
        var releases = house.decided().releases();
        return new LiveDesks(
                new BoardDesk(
                        gate,
                        new BoardDesk.Rooms(
                                rooms.boards(),
                                rooms.goingOut(),
                                rooms.headcounts(),
                                rooms.finder(),
                                house.reviewed().reviews())),
                new SendingDesk(
                        gate,
                        new SendingDesk.Rooms(
                                house.store(),
                                releases,
                                house.decided().decisions(),
                                house.reviewed().reviews(),
                                rooms.halts(),
                                house.audit())),
                new ReportDesk(
                        gate,
                        new ReportDesk.Rooms(
                                new ReportDesk.Rooms.Ledgered(rooms.reports(), rooms.unreached(), rooms.boards()),
                                house.store(),
                                releases,
                                house.spoken().statements(),
                                house.reviewed().reviews(),
                                new ReportDesk.Rooms.People(house.told().contacts(), house.audit()),
                                rooms.clock())));
    }
}
