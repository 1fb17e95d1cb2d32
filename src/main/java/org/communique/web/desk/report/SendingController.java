package org.communique.web.desk.report;

import org.communique.release.InvalidRelease;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.StepUp;
import org.communique.web.desk.Visit;
import org.communique.web.desk.board.Panel;
import org.communique.workspace.Desks;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The buttons of a release. Each leads back to the page of the release, which says what is: a second click, or one in another window,
 * finds it done and does nothing.
 */
@Controller
class SendingController {

    private final Desks desks;

    SendingController(Desks desks) {
        this.desks = desks;
    }

    @StepUp
    @PostMapping("/desk/{organisation}/releases/{id:[0-9]+}/schedule")
    ResponseEntity<String> schedule(Visit visit, @PathVariable long id) {
        return answer(visit, id, "scheduled", () -> {
            desks.sending().schedule(visit.actor(), visit.of(), id);
            return 1;
        });
    }

    @PostMapping("/desk/{organisation}/releases/{id:[0-9]+}/take-back")
    ResponseEntity<String> takeBack(Visit visit, @PathVariable long id) {
        return answer(visit, id, "taken-back", () -> {
            desks.sending().withdraw(visit.actor(), visit.of(), id, "taken back by a person");
            return 1;
        });
    }

    @PostMapping("/desk/{organisation}/releases/{id:[0-9]+}/pause")
    ResponseEntity<String> pause(Visit visit, @PathVariable long id) {
        return answer(
                visit, id, "paused", () -> desks.sending().pause(visit.actor(), visit.of(), id, Panel.BY_A_PERSON));
    }

    @StepUp
    @PostMapping("/desk/{organisation}/releases/{id:[0-9]+}/continue")
    ResponseEntity<String> resume(Visit visit, @PathVariable long id) {
        return answer(visit, id, "continued", () -> desks.sending().resume(visit.actor(), visit.of(), id));
    }

    @PostMapping("/desk/{organisation}/releases/{id:[0-9]+}/stop")
    ResponseEntity<String> stop(Visit visit, @PathVariable long id) {
        return answer(visit, id, "stopped", () -> desks.sending().stop(visit.actor(), visit.of(), id));
    }

    /** @param done word of what the page says if something was changed */
    private static ResponseEntity<String> answer(
            Visit visit, long id, String done, java.util.function.IntSupplier act) {
        return DeskPages.seeOther(visit.path("/releases/" + id + "?said=" + (acted(act) ? done : "as-it-was")));
    }

    private static boolean acted(java.util.function.IntSupplier act) {
        try {
            return act.getAsInt() > 0;
        } catch (InvalidRelease tooLate) {
            return false;
        }
    }
}
