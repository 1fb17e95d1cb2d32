package org.communique.web.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Set;
import java.util.function.Function;
import org.communique.signin.PasskeyCeremonies;

/**
 * Where and when it is signed in.
 *
 * @param secondFactorRequired whether a password alone leads no further than to the page that sets up more
 * @param origin               of the site, such as {@code https://news.example.org}
 * @param network              that a request comes from, such as {@code 203.0.113.0/24}
 */
public record SignInHouse(
        boolean secondFactorRequired, String origin, Function<HttpServletRequest, String> network, Clock clock) {

    Door door(HttpServletRequest request) {
        return new Door(request, clock);
    }

    /** What passkeys are bound to. On one's own machine the port may be any. */
    PasskeyCeremonies.Place place(HttpServletRequest request) {
        var host = java.net.URI.create(origin).getHost();
        boolean here = host.equals("localhost") && request.getServerName().equals(host);
        return new PasskeyCeremonies.Place(
                host, here ? Set.of(origin, "http://localhost:" + request.getServerPort()) : Set.of(origin));
    }
}
