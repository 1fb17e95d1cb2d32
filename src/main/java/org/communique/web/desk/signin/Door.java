package org.communique.web.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.communique.signin.KeptSession;
import org.communique.signin.SignIns;

/** The session of whoever sends a request: how far she has come, and what is kept for her meanwhile. */
final class Door {

    /** Name of the user who has proved the first half and whose code is still wanted, which half it was, and since when. */
    static final String HALF = "half";

    private static final String FIRST = "first";
    private static final String HALF_AT = "half-at";

    /** When the provider let her in once more, whose code is still wanted. */
    private static final String AGAIN_AT = "again-at";

    /** What the provider was asked. */
    static final String QUESTION = "question";

    /** The provider's word stands for her second factor in this session. */
    static final String VOUCHED = "vouched";

    /** What her authenticator was asked. */
    static final String CHALLENGE = "challenge";

    /** What she had posted when she was asked who she is. */
    static final String HELD = "held";

    /** Of an authenticator program that she is setting up. */
    static final String SECRET = "secret";

    /** Recovery codes that she has not looked at yet. */
    static final String CODES = "codes";

    private static final String BROWSER = "browser";

    private static final Duration HALF_WAY = Duration.ofMinutes(10);
    private static final Duration LATELY = Duration.ofMinutes(5);

    private final HttpServletRequest request;
    private final Clock clock;

    Door(HttpServletRequest request, Clock clock) {
        this.request = request;
        this.clock = clock;
    }

    Optional<String> kept(String name) {
        return Optional.ofNullable(request.getSession(false)).map(it -> (String) it.getAttribute(name));
    }

    void keep(String name, String value) {
        request.getSession().setAttribute(name, value);
    }

    void forget(String name) {
        var session = request.getSession(false);
        if (session != null) session.removeAttribute(name);
    }

    /** Id of the session; empty if there is none. */
    String session() {
        var session = request.getSession(false);
        return session == null ? "" : session.getId();
    }

    /** Another id for the same session, for whoever proves herself in another way from now on. */
    void renew() {
        request.changeSessionId();
    }

    /** She has proved the first half. */
    void halfWay(String user, SignIns.First first) {
        begin();
        keep(HALF, user);
        keep(FIRST, first.name());
        keep(HALF_AT, Long.toString(clock.millis()));
    }

    /** Which half that was. */
    SignIns.First first() {
        return kept(FIRST).map(SignIns.First::valueOf).orElse(SignIns.First.PASSWORD);
    }

    /** The provider has let her in once more; her code is still wanted. */
    void halfAgain() {
        keep(AGAIN_AT, Long.toString(clock.millis()));
    }

    /** Whether that was at most ten minutes ago. */
    boolean isHalfAgain() {
        return within(HALF_WAY, AGAIN_AT);
    }

    /** Who is half way in, at most ten minutes after that. */
    Optional<String> half() {
        return kept(HALF).filter(it -> within(HALF_WAY, HALF_AT));
    }

    /** She is in: under an id that nobody knew before (ASVS 7.2.4). */
    void letIn(String user) {
        begin();
        keep(KeptSession.USER, user);
        proved();
    }

    /** She has just proved who she is. */
    void proved() {
        forget(AGAIN_AT);
        keep(KeptSession.PROVED, Long.toString(clock.millis()));
    }

    /** Whether that was at most five minutes ago. */
    boolean provedLately() {
        return within(LATELY, KeptSession.PROVED);
    }

    private void begin() {
        var old = request.getSession(false);
        if (old != null) old.invalidate();
        keep(BROWSER, Browsers.roughly(request.getHeader("User-Agent")));
    }

    private boolean within(Duration time, String since) {
        long at = kept(since).map(Long::parseLong).orElse(Long.MIN_VALUE / 2);
        return clock.millis() - at <= time.toMillis();
    }
}
