package org.communique.web.desk.board;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.communique.progress.Headcounts;
import org.communique.render.Moments;
import org.communique.staff.Permission;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Visit;
import org.communique.web.desk.calendar.TwoWeeks;
import org.communique.workspace.Desks;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/{organisation}}: what goes out now, and where everything else stands. */
@Controller
class BoardController {

    /** Cards of a column; the rest is behind a link. */
    private static final int MOST = 8;

    private static final int ALL = 500;

    private final Desks desks;
    private final DeskPages pages;
    private final TwoWeeks weeks;
    private final ConsentWords consents;
    private final Clock clock;

    BoardController(Desks desks, DeskPages pages, TwoWeeks weeks, ConsentWords consents, Clock clock) {
        this.consents = consents;
        this.weeks = weeks;
        this.desks = desks;
        this.pages = pages;
        this.clock = clock;
    }

    /** @param all every column in full */
    @GetMapping("/desk/{organisation}")
    ResponseEntity<String> board(Visit visit, @RequestParam(defaultValue = "false") boolean all) {
        var model = moving(visit, all ? ALL : MOST);
        model.put(
                "clock",
                Moments.inWords(
                        clock.instant(),
                        visit.zone(),
                        Words.of(visit.user().language(), visit.zone()).language()));
        model.put("audiences", Audience.of(desks.lists().all(visit.actor(), visit.of()), heads(visit), visit));
        model.putAll(weeks.model(visit, clock.instant()));
        model.put("writes", may(visit, Permission.STATEMENT_WRITE));
        model.put("imports", may(visit, Permission.CONTACT_IMPORT));
        return pages.page(visit, "desk/board.html", model);
    }

    /** What changes while something goes out: fetched anew when the line of events says so, or when there is none. */
    @GetMapping("/desk/{organisation}/live.html")
    ResponseEntity<String> part(Visit visit) {
        return pages.part(visit, "desk/board.html", "moving", moving(visit, MOST));
    }

    /** By POST: what somebody looks for may be somebody's address, and stands in no URL. */
    @PostMapping("/desk/{organisation}/find")
    ResponseEntity<String> find(Visit visit, @RequestParam(defaultValue = "") String words) {
        var found = desks.board().find(visit.actor(), visit.of(), words).stream()
                .map(it -> Hit.of(it, visit))
                .toList();
        boolean person = words.contains("@") && may(visit, Permission.CONTACT_READ_ONE);
        return pages.page(visit, "desk/found.html", Map.of("words", words, "found", found, "person", person));
    }

    private Map<String, Object> moving(Visit visit, int most) {
        var going = desks.board().goingOut(visit.actor(), visit.of());
        var model = LiveView.of(going, visit, clock.instant());
        model.put("columns", columns(visit, most));
        model.put("consents", consents.of(visit, going));
        model.put("looks", looks(visit));
        return model;
    }

    /** Second looks that are owed, for those who may do them: in words, and whether one is late. */
    private Looks looks(Visit visit) {
        if (!may(visit, Permission.RELEASE_APPROVE)) return new Looks("", "");
        var owed = desks.secondLooks().owed(visit.actor(), visit.of());
        long late = owed.stream()
                .filter(it -> it.look().due().isBefore(clock.instant()))
                .count();
        var words = Words.of(visit.user().language(), visit.zone());
        return new Looks(
                owed.isEmpty() ? "" : words.count("desk.board.looks", owed.size()),
                late == 0 ? "" : words.count("desk.board.looks-late", late));
    }

    /** @param owed empty = none is, or she does none @param late empty = none is */
    record Looks(String owed, String late) {}

    private List<BoardPage.Column> columns(Visit visit, int most) {
        var board = desks.board().board(visit.actor(), visit.of(), month(visit), most);
        var open = desks.reviews().open(visit.actor(), visit.of());
        return new BoardPage(visit, heads(visit), open).columns(board);
    }

    private Headcounts.Counted heads(Visit visit) {
        return desks.board().headcounts(visit.actor(), visit.of());
    }

    /** The month as people in the organisation's zone know it. */
    private Instant month(Visit visit) {
        var today = clock.instant().atZone(visit.zone()).toLocalDate();
        return today.withDayOfMonth(1).atStartOfDay(visit.zone()).toInstant();
    }

    private static boolean may(Visit visit, Permission permission) {
        return visit.actor().may(permission, visit.organisation().id());
    }
}
