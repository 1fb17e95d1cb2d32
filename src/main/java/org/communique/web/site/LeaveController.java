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
 * The unsubscribe link of a mail. Looking changes nothing, however often a scanner looks; the button of the page, or the
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
        show(request, response, token, false);
    }

    /** A POST that says neither what our button says nor what RFC 8058 prescribes asks again. */
    @PostMapping("/u/{token}")
    void leave(@PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var source = source(request);
        boolean left = source.isPresent() && leaving.leave(token, source.get());
        show(request, response, token, left);
    }

    private void show(HttpServletRequest request, HttpServletResponse response, String token, boolean left)
            throws IOException {
        var language = leaving.language(token);
        if (language.isEmpty()) site.missing(request, response);
        else Responder.unstored(request, response, HttpServletResponse.SC_OK, site.aside.leave(language.get(), left));
    }

    private static Optional<String> source(HttpServletRequest request) {
        if ("One-Click".equals(request.getParameter("List-Unsubscribe"))) return Optional.of("one-click");
        if ("page".equals(request.getParameter("from"))) return Optional.of("page");
        return Optional.empty();
    }
}
