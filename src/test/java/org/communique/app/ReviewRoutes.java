package org.communique.app;

import static org.communique.app.DeskRoutes.needs;

import java.util.Map;
import java.util.function.Function;
import org.communique.app.DeskRoutes.Route;
import org.communique.app.Members.Things;
import org.communique.staff.Permission;

/** Routes of approval. */
final class ReviewRoutes {

    private static final String REVIEW = "/desk/{organisation}/releases/{id}/review";

    static final Map<String, Route> TABLE = Map.ofEntries(
            Map.entry("GET " + REVIEW, needs(Permission.RELEASE_READ, review(""))),
            Map.entry(
                    "GET " + REVIEW + "/frame/{language}/{kind}",
                    needs(Permission.RELEASE_READ, review("/frame/en/mail"))),
            Map.entry("POST " + REVIEW, needs(Permission.STATEMENT_WRITE, review(""))),
            Map.entry("POST " + REVIEW + "/approve", needs(Permission.RELEASE_APPROVE, review("/approve"))),
            Map.entry("POST " + REVIEW + "/return", needs(Permission.RELEASE_APPROVE, review("/return"))),
            Map.entry("POST " + REVIEW + "/urgent", needs(Permission.RELEASE_PUBLISH, review("/urgent"))));

    private ReviewRoutes() {}

    private static Function<Things, String> review(String rest) {
        return it -> "/releases/" + it.release() + "/review" + rest;
    }
}
