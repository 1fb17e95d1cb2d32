package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.communique.feed.FeedSettings;
import org.communique.hub.Hub;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Where programs subscribe to our feeds. It reads the form itself: parameters of the address are no part of it. */
@Controller
class HubController {

    private final Site site;
    private final Hub hub;

    HubController(Site site, Hub hub) {
        this.site = site;
        this.hub = hub;
    }

    @PostMapping(FeedSettings.HUB_PATH)
    void subscribe(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!hub.open()) {
            site.missing(request, response);
            return;
        }
        var body = request.getInputStream().readNBytes(Hub.MOST_BYTES + 1);
        var type = Objects.requireNonNullElse(request.getContentType(), "");
        var answer = hub.take(type, body, Pollers.address(request));
        response.setStatus(answer.status());
        answer.retryAfter().ifPresent(it -> response.setHeader("Retry-After", Long.toString(it.toSeconds())));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", Responder.NEVER);
        response.setContentType("text/plain;charset=utf-8");
        Responder.body(request, response, answer.reason().getBytes(StandardCharsets.UTF_8));
    }
}
