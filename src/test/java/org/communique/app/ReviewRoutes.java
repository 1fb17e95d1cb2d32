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
            Map.entry("POST " + REVIEW, needs(Permission.RELEASE_PLAN, review(""))),
            Map.entry("POST " + REVIEW + "/approve", needs(Permission.RELEASE_APPROVE, review("/approve"))),
            Map.entry("POST " + REVIEW + "/return", needs(Permission.RELEASE_APPROVE, review("/return"))),
            Map.entry(
                    "GET /desk/{organisation}/second-looks", needs(Permission.RELEASE_APPROVE, it -> "/second-looks")),
            Map.entry(
                    "POST /desk/{organisation}/second-looks/{id}",
                    needs(Permission.RELEASE_APPROVE, it -> "/second-looks/" + it.release())),
            Map.entry("POST " + REVIEW + "/look", needs(Permission.RELEASE_APPROVE, review("/look"))),
            Map.entry(
                    "GET /desk/{organisation}/releases/{id}/minutes",
                    needs(Permission.RELEASE_READ, it -> "/releases/" + it.release() + "/minutes")),
            Map.entry(
                    "GET /desk/{organisation}/releases/{id}/minutes.md",
                    needs(Permission.RELEASE_READ, it -> "/releases/" + it.release() + "/minutes.md")),
            Map.entry(
                    "GET /desk/{organisation}/settings/approval",
                    needs(Permission.ORGANISATION_READ, it -> "/settings/approval")),
            Map.entry(
                    "POST /desk/{organisation}/settings/approval",
                    needs(Permission.ORGANISATION_MANAGE, it -> "/settings/approval")),
            Map.entry("POST " + REVIEW + "/urgent", needs(Permission.RELEASE_PUBLISH, review("/urgent"))));

    static final Map<String, String> OUTSIDE = Map.of(
            "GET /approve/{token}", "shows a release to whoever has the link in her mail, and changes nothing",
            "GET /approve/{token}/frame/{language}/{kind}", "a document in a frame of that page",
            "POST /approve/{token}", "answers once, as the person whose link it is");

    private ReviewRoutes() {}

    private static Function<Things, String> review(String rest) {
        return it -> "/releases/" + it.release() + "/review" + rest;
    }
}
