package org.communique.app;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.communique.app.UseCases.Call;

/** How to call the use cases of the board. */
final class LiveUseCases {

    static final Map<String, Call> TABLE = Map.ofEntries(
            Map.entry("BoardDesk.board", (desk, who, of, it) -> desk.board().board(who, of, Instant.EPOCH, 9)),
            Map.entry("BoardDesk.goingOut", (desk, who, of, it) -> desk.board().goingOut(who, of)),
            Map.entry("BoardDesk.consents", (desk, who, of, it) -> desk.board().consents(who, of, List.of())),
            Map.entry(
                    "BoardDesk.headcounts", (desk, who, of, it) -> desk.board().headcounts(who, of)),
            Map.entry("BoardDesk.find", (desk, who, of, it) -> desk.board().find(who, of, it.name())),
            Map.entry("SendingDesk.schedule", (desk, who, of, it) -> desk.sending()
                    .schedule(who, of, it.release())),
            Map.entry("SendingDesk.withdraw", (desk, who, of, it) -> {
                desk.sending().withdraw(who, of, it.release(), "test");
                return "";
            }),
            Map.entry("SendingDesk.pause", (desk, who, of, it) -> desk.sending().pause(who, of, it.release(), "test")),
            Map.entry(
                    "SendingDesk.resume", (desk, who, of, it) -> desk.sending().resume(who, of, it.release())),
            Map.entry("SendingDesk.stop", (desk, who, of, it) -> desk.sending().stop(who, of, it.release())),
            Map.entry("ReportDesk.report", (desk, who, of, it) -> desk.reports().report(who, of, it.release())),
            Map.entry("ReportDesk.titles", (desk, who, of, it) -> desk.reports().titles(who, of, it.release())),
            Map.entry(
                    "ReportDesk.released", (desk, who, of, it) -> desk.reports().released(who, of, 0, 9)),
            Map.entry("ReportDesk.unreached", (desk, who, of, it) -> desk.reports()
                    .unreached(who, of, it.release(), 0)),
            Map.entry(
                    "ReportDesk.masked", (desk, who, of, it) -> desk.reports().masked(who, of, List.of(it.contact()))),
            Map.entry("ReportDesk.named", (desk, who, of, it) -> desk.reports().named(who, of, it.release())),
            Map.entry("ReportDesk.again", (desk, who, of, it) -> desk.reports().again(who, of, it.release())));

    private LiveUseCases() {}
}
