package org.communique.web.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Set;
import java.util.function.Function;
import org.communique.signin.Accounts;
import org.communique.signin.PasskeyCeremonies;

/**
 * Where and when it is signed in.
 *
 * @param secondFactorRequired whether half a proof leads no further than to the page that sets up more
 * @param origin               of the site, such as {@code https://news.example.org}
 * @param network              that a request comes from, such as {@code 203.0.113.0/24}
 */
public record SignInHouse(
        boolean secondFactorRequired, String origin, Function<HttpServletRequest, String> network, Clock clock) {

    Door door(HttpServletRequest request) {
        return new Door(request, clock);
    }

    /** Whether she has to set up a second factor before anything else. */
    boolean factorMissing(HttpServletRequest request, Accounts accounts, String user) {
        return secondFactorRequired && door(request).kept(Door.VOUCHED).isEmpty() && !accounts.hasSecondFactor(user);
    }

    /** What passkeys are bound to. On one's own machine the port may be any. */
    PasskeyCeremonies.Place place(HttpServletRequest request) {
        return new PasskeyCeremonies.Place(host(), Set.of(origin, here(request)));
    }

    /** The origin that a browser comes back to. On one's own machine the port may be any. */
    String here(HttpServletRequest request) {
        boolean here = host().equals("localhost") && request.getServerName().equals(host());
        return here ? "http://localhost:" + request.getServerPort() : origin;
    }

    private String host() {
        return java.net.URI.create(origin).getHost();
    }
}
