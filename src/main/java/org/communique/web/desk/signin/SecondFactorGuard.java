package org.communique.web.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.communique.signin.Accounts;
import org.springframework.web.servlet.HandlerInterceptor;

/** Whoever has a password alone, or a provider whose word is half of it, is led to set up more before anything else. */
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
        if (user == null || !house.factorMissing(request, accounts, user)) return true;
        Away.to("/account/second-factor", request, response);
        return false;
    }
}
