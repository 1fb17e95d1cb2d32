package org.communique.web.desk.board;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.communique.signin.Sessions;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * {@code /desk/{organisation}/live}: what changes while releases go out, as server-sent events. Every event is a state, not a step, so
 * that whoever comes back needs the newest only.
 */
@Controller
class LiveController {

    private static final String COME_BACK = "retry: 2000\n\n";

    private final Desks desks;
    private final Watch watch;
    private final Sessions sessions;

    LiveController(Desks desks, Watch watch, Sessions sessions) {
        this.sessions = sessions;
        this.desks = desks;
        this.watch = watch;
    }

    /** With {@code ?once} the line is closed at once: for asking whether it would open. */
    @GetMapping("/desk/{organisation}/live")
    void live(Visit visit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        desks.board().goingOut(visit.actor(), visit.of());
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        if (request.getParameter("once") != null) {
            response.getOutputStream().print(COME_BACK);
            return;
        }
        var async = request.startAsync(request, response);
        async.setTimeout(0);
        var watcher = new Watcher(who(visit, request), async);
        watcher.open(COME_BACK);
        watch.join(watcher);
    }

    private Watcher.Who who(Visit visit, HttpServletRequest request) {
        return new Watcher.Who(
                visit.user().name(),
                sessions.key(request.getSession().getId()),
                visit.organisation().id(),
                visit.user().language(),
                text(request.getHeader("Last-Event-ID")),
                text(request.getParameter("key")));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
