package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.communique.render.Templates;
import org.communique.signup.Confirmations;
import org.communique.signup.Signups;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The link of a confirmation mail. However often a scanner looks, nothing happens; the button does it. No page names an address. */
@Controller
class ConfirmController {

    private final Site site;
    private final Confirmations confirmations;
    private final SubscribePages pages;

    ConfirmController(Site site, Templates templates, Signups signups, Confirmations confirmations) {
        this.site = site;
        this.confirmations = confirmations;
        this.pages = new SubscribePages(site, templates, signups);
    }

    @GetMapping("/confirm/{token}")
    void ask(@PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        show(token, request, response, HttpServletResponse.SC_OK);
    }

    /** A POST that our button did not send asks again. */
    @PostMapping("/confirm/{token}")
    void confirm(@PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!SameOrigin.ours(request, site.settings.url(""))) {
            show(token, request, response, HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        var done = "page".equals(request.getParameter("from"))
                ? confirmations.confirm(token)
                : Optional.<Confirmations.Done>empty();
        if (done.isPresent())
            Responder.unstored(request, response, HttpServletResponse.SC_OK, pages.confirmed(done.get()));
        else show(token, request, response, HttpServletResponse.SC_OK);
    }

    private void show(String token, HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        var seen = confirmations.look(token);
        if (seen instanceof Confirmations.Seen.Open open)
            Responder.unstored(request, response, status, pages.confirm(open));
        else if (seen instanceof Confirmations.Seen.Expired)
            Responder.unstored(request, response, HttpServletResponse.SC_GONE, pages.expired(site.settings.language()));
        else site.missing(request, response);
    }
}
