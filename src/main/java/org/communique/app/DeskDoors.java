package org.communique.app;

import org.communique.signin.Accounts;
import org.communique.signin.Introductions;
import org.communique.signin.PasskeyCeremonies;
import org.communique.signin.PasswordRule;
import org.communique.signin.Sessions;
import org.communique.signin.SignIns;
import org.communique.signin.Totps;
import org.communique.signin.Users;
import org.communique.web.desk.signin.Elsewhere;
import org.communique.web.desk.signin.SignInHouse;
import org.communique.web.site.Visitors;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Who signs in to the desk, and where her session is kept: the rooms of sign-in, for Spring. */
@Configuration(proxyBeanMethods = false)
class DeskDoors {

    /** Sent back to us alone, over TLS alone, and never to a script (RFC 6265bis §4.1.3.2). */
    private static final String COOKIE = "__Host-communique";

    /** Only the desk has sessions, so no public page ever sets a cookie. */
    private static final String[] WITH_SESSION = {"/desk/*", "/sign-in/*", "/account/*", "/setup/*"};

    @Bean
    SignInRooms signInRooms(Core core) {
        return SignInRooms.of(core);
    }

    @Bean
    Users users(Core core) {
        return core.users;
    }

    @Bean
    Accounts accounts(SignInRooms rooms) {
        return rooms.accounts();
    }

    @Bean
    Sessions sessions(SignInRooms rooms) {
        return rooms.sessions();
    }

    @Bean
    Totps totps(SignInRooms rooms) {
        return rooms.proofs().totps();
    }

    @Bean
    PasskeyCeremonies passkeyCeremonies(SignInRooms rooms, Core core) {
        return new PasskeyCeremonies(core.users, rooms.proofs().passkeys());
    }

    @Bean
    PasswordRule passwordRule() {
        return new PasswordRule();
    }

    @Bean
    SignIns signIns(SignInRooms rooms, Core core) {
        return rooms.signIns(core);
    }

    @Bean
    Introductions introductions(SignInRooms rooms, Core core) {
        return rooms.introductions(core);
    }

    @Bean
    Elsewhere elsewhere(Core core) {
        return new Elsewhere(ProviderDoor.of(core.settings, core.clock));
    }

    @Bean
    SignInHouse signInHouse(Core core, Visitors visitors) {
        boolean required =
                core.settings.word("desk.second-factor", "required", "optional").equals("required");
        return new SignInHouse(required, core.settings.site(), visitors::network, core.clock);
    }

    @Bean
    FilterRegistrationBean<SessionRepositoryFilter<?>> sessionFilter(Sessions sessions) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(COOKIE);
        cookie.setCookiePath("/");
        cookie.setUseSecureCookie(true);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax"); // a link in a mail to staff leads to where it says
        var ids = new CookieHttpSessionIdResolver();
        ids.setCookieSerializer(cookie);
        var filter = new SessionRepositoryFilter<>(sessions);
        filter.setHttpSessionIdResolver(ids);
        var registration = new FilterRegistrationBean<SessionRepositoryFilter<?>>(filter);
        registration.addUrlPatterns(WITH_SESSION);
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        return registration;
    }
}
