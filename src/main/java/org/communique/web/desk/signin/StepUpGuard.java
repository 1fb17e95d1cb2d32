package org.communique.web.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.communique.web.desk.StepUp;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Asks who she is before what takes somebody who has just proved it, and keeps what she sent. */
final class StepUpGuard implements HandlerInterceptor {

    private final SignInHouse house;

    StepUpGuard(SignInHouse house) {
        this.house = house;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !method.hasMethodAnnotation(StepUp.class)) return true;
        var door = house.door(request);
        if (door.provedLately()) return true;
        door.keep(Door.HELD, Held.of(request).orElseGet(() -> before(request)).written());
        Away.to("/sign-in/again", request, response);
        return false;
    }

    /** The page that the form stands on, if it is one of ours. */
    private static Held before(HttpServletRequest request) {
        var referer = String.valueOf(request.getHeader("Referer"));
        var path = referer.replaceFirst("^https?://[^/]+", "");
        return new Held(path.matches("/desk(/[A-Za-z0-9._~-]+)*") ? path : "/desk", false, java.util.List.of());
    }
}
