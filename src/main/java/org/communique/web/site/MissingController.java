package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Everything no other controller knows: one answer, so that nobody learns what exists unpublished. */
@Controller
class MissingController {

    private final Site site;

    MissingController(Site site) {
        this.site = site;
    }

    @RequestMapping("/**")
    void missing(HttpServletRequest request, HttpServletResponse response) throws IOException {
        site.missing(request, response);
    }
}
