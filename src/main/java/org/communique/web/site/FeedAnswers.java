package org.communique.web.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.communique.feed.FeedSettings;
import org.communique.feed.Feeds;
import org.communique.feed.Prepared;
import org.springframework.stereotype.Component;

/** Answers with a feed document, unless its reader is to wait. */
@Component
class FeedAnswers {

    private final Feeds feeds;
    private final Pollers pollers;
    /** All of the header but the path. */
    private final Optional<String> hubLink;

    FeedAnswers(Feeds feeds, FeedSettings settings, Pollers pollers) {
        this.feeds = feeds;
        this.pollers = pollers;
        this.hubLink = settings.hub().map(hub -> "<" + hub + ">; rel=\"hub\", <" + settings.url(""));
    }

    /** The current document at a path, percent-encoded as feeds write it; false if there is none, and nothing is answered. */
    boolean current(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var feed = feeds.get(path);
        if (feed.isEmpty()) return false;
        // whoever reads headers alone finds the hub too (WebSub §4)
        if (hubLink.isPresent() && !path.equals(Feeds.OPML))
            response.setHeader("Link", hubLink.get() + path + ">; rel=\"self\"");
        serve(feed.get(), Responder.FIVE_MINUTES, request, response);
        return true;
    }

    void serve(Prepared feed, String cache, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var wait = pollers.wait(request);
        if (wait.isPresent()) Responder.later(response, wait.get());
        else Responder.feed(request, response, feed, cache);
    }
}
