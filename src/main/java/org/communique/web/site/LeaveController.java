package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The unsubscribe link of a mail. Looking changes nothing, however often a scanner looks; a button of the page, or the
 * one-click POST of a mail client (RFC 8058), does it. No page names an address or a list.
 */
@Controller
class LeaveController {

    private final Site site;
    private final Leaving leaving;

    LeaveController(Site site, Leaving leaving) {
        this.site = site;
        this.leaving = leaving;
    }

    @GetMapping("/u/{token}")
    void ask(@PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        show(request, response, token, LeavePage.asking());
    }

    /** A POST that says neither what our buttons say nor what RFC 8058 prescribes asks again. */
    @PostMapping("/u/{token}")
    void leave(@PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        show(request, response, token, done(token, request));
    }

    private LeavePage done(String token, HttpServletRequest request) {
        var undo = request.getParameter("undo");
        if (undo != null) return leaving.undo(token, undo) ? LeavePage.takenBack() : LeavePage.asking();
        return way(request)
                .flatMap(it ->
                        leaving.leave(token, it).map(left -> LeavePage.left(it == Leaving.Way.EVERYTHING, left.undo())))
                .orElse(LeavePage.asking());
    }

    private void show(HttpServletRequest request, HttpServletResponse response, String token, LeavePage page)
            throws IOException {
        var asked = leaving.asked(token);
        if (asked.isEmpty()) site.missing(request, response);
        else Responder.unstored(request, response, HttpServletResponse.SC_OK, site.aside.leave(asked.get(), page));
    }

    private static Optional<Leaving.Way> way(HttpServletRequest request) {
        if ("One-Click".equals(request.getParameter("List-Unsubscribe"))) return Optional.of(Leaving.Way.ONE_CLICK);
        if ("page".equals(request.getParameter("from"))) return Optional.of(Leaving.Way.PAGE);
        if ("all".equals(request.getParameter("from"))) return Optional.of(Leaving.Way.EVERYTHING);
        return Optional.empty();
    }
}
