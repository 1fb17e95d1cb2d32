package org.communique.app;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.vault.Tokens.Purpose;

/**
 * Who may use a route, for the matrix of {@link WebAuthorisationTest}. A route that {@link PublicRoutes} crawls, that has something
 * to show to strangers and that takes no form is open to everybody and needs no line. Every other route is one line in one of
 * three tables.
 */
final class WebRights {

    /**
     * Routes whose right is the token in their address: {@code line("/p/{token}", Purpose.PREFERENCES, 200)}.
     *
     * @param purpose which the token must be of; a token of any other is answered like none
     * @param status  of a GET with the person's own token
     */
    record Link(String pattern, Purpose purpose, int status) {

        /** The address of somebody's page; what else stands in the pattern is a guess. */
        String address(String token) {
            return pattern.replace("{token}", token)
                    .replace("{grant}", "BBBB")
                    .replace("{language}", "en")
                    .replaceAll("\\{sha256[^}]*}}", "a".repeat(64))
                    .replace("{name}", "paper.pdf");
        }
    }

    /** By pattern. */
    static final Map<String, Link> LINKS = Stream.of(
                    new Link("/u/{token}", Purpose.UNSUBSCRIBE, 200),
                    new Link("/p/{token}", Purpose.PREFERENCES, 200),
                    new Link("/m/{token}", Purpose.MANAGE, 200),
                    new Link("/change/{token}", Purpose.CHANGE_ADDRESS, 200),
                    new Link("/confirm/{token}", Purpose.CONFIRM, 200),
                    new Link("/press/confirm/{token}", Purpose.PRESS_REGISTER, 200),
                    new Link("/press/beat/{token}", Purpose.NOT_MY_BEAT, 200),
                    new Link("/press/moved/{token}", Purpose.MOVED, 200),
                    new Link("/press/review/{token}", Purpose.PRESS_REVIEW, 200),
                    new Link("/advance/{token}", Purpose.ADVANCE, 200),
                    new Link("/advance/{token}/{grant}", Purpose.ADVANCE, 303),
                    new Link("/advance/{token}/{grant}/{language}", Purpose.ADVANCE, 303),
                    new Link("/advance/{token}/{grant}/files/{sha256:[0-9a-f]{64}}/{name}", Purpose.ADVANCE, 404))
            .collect(Collectors.toMap(Link::pattern, Function.identity()));

    /** Routes that take something from strangers, and why that is no harm. */
    static final Map<String, String> FORMS = Map.of(
            "/hub", "a feed is subscribed to at an address that has to confirm it (HubVerificationTest)",
            "/{language}/subscribe", "the address that was typed has to confirm it (SubscribeTest)",
            "/{language}/subscribe/{organisation}", "the address that was typed has to confirm it (SubscribeTest)",
            "/{language}/subscribe/list/{uid:[0-9a-f]{32}}", "as the other forms, for who was told of the list",
            "/{language}/my-link", "the link goes to the address that we have, if any (FreshLinkTest)",
            "/{language}/press/register", "the address has to confirm it, and the desk decides (PressRequestsTest)",
            "/csp-report", "it is counted, a few a minute, and nothing of it is kept (PolicyReportTest)",
            "/**", "what nothing else fits: every method is answered with 404");

    /** Routes that ask for something else than a token, with an address of each: strangers get 401, 403 or 404. */
    static final Map<String, String> GUARDED = Map.of(
            "/actuator", "/actuator",
            "/actuator/prometheus", "/actuator/prometheus",
            "/advance", "/advance",
            "/advance.atom", "/advance.atom",
            "/advance.json", "/advance.json",
            "/advance/item/{publicId}", "/advance/item/AAAAAAAAAAAAAAAAAAAAAA",
            "/advance/item/{publicId}/files/{sha256:[0-9a-f]{64}}/{name}",
                    "/advance/item/AAAAAAAAAAAAAAAAAAAAAA/files/" + "a".repeat(64) + "/paper.pdf");

    private WebRights() {}

    /** Whether everybody may read it. */
    static boolean open(String pattern, Set<String> methods) {
        return PublicRoutes.CRAWLED.containsKey(pattern)
                && !LINKS.containsKey(pattern)
                && !FORMS.containsKey(pattern)
                && !GUARDED.containsKey(pattern)
                && Set.of("GET", "HEAD").containsAll(methods)
                && !methods.isEmpty();
    }

    /** Whether there is a line for it. */
    static boolean listed(String pattern) {
        return LINKS.containsKey(pattern) || FORMS.containsKey(pattern) || GUARDED.containsKey(pattern);
    }
}
