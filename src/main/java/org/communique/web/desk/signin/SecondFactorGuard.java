package org.communique.web.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.communique.signin.Accounts;
import org.springframework.web.servlet.HandlerInterceptor;

/** Whoever has a password alone is led to set up more before anything else. */
final class SecondFactorGuard implements HandlerInterceptor {

    private final SignInHouse house;
    private final Accounts accounts;

    SecondFactorGuard(SignInHouse house, Accounts accounts) {
        this.house = house;
        this.accounts = accounts;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var user = request.getRemoteUser();
        if (!house.secondFactorRequired() || user == null || accounts.hasSecondFactor(user)) return true;
        Away.to("/account/second-factor", request, response);
        return false;
    }
}
