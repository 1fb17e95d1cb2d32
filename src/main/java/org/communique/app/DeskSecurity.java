package org.communique.app;

import jakarta.servlet.http.HttpServletResponse;
import org.communique.signin.Users;
import org.communique.web.desk.signin.Away;
import org.communique.web.desk.signin.Unsent;
import org.communique.web.desk.signin.Wanted;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servletapi.SecurityContextHolderAwareRequestWrapper;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** The chain of the desk: who is not signed in gets to the sign-in page and no further. */
@Configuration(proxyBeanMethods = false)
class DeskSecurity {

    static final String[] DESK = {
        "/desk", "/desk/**", "/sign-in", "/sign-in/**", "/account", "/account/**", "/setup", "/setup/**"
    };

    private static final String OPEN_TO_ALL = "/sign-in/**";

    private static final String PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), "
            + "publickey-credentials-create=(self), publickey-credentials-get=(self)";

    @Bean
    @Order(1)
    SecurityFilterChain deskChain(HttpSecurity http, Core core, Users users, Unsent unsent) throws Exception {
        return http.securityMatcher(DESK)
                .sessionManagement(it -> it.disable()) // it would change ids and tokens with each request
                .requestCache(it -> it.disable())
                .addFilterBefore(new OurPagesOnly(core.settings.baseUrl()), CsrfFilter.class)
                .addFilterBefore(new SignedIn(users), CsrfFilter.class)
                .addFilterBefore(new UploadsOfStaff(), CsrfFilter.class)
                .csrf(it -> it.csrfTokenRepository(formTokens())
                        // who is signed in proves it anew with each request; a form that is open keeps its token
                        // through them
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .logout(it -> it.logoutUrl("/sign-in/out").logoutSuccessUrl("/sign-in"))
                .headers(it -> headers(it, core.settings))
                .exceptionHandling(it -> refusals(it, unsent))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/sign-in", OPEN_TO_ALL, "/setup", "/setup/**")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .build();
    }

    /** What is refused is not lost: whoever wrote something reads it in the answer. */
    private static void refusals(ExceptionHandlingConfigurer<HttpSecurity> refusals, Unsent unsent) {
        refusals.authenticationEntryPoint((request, response, nobody) -> {
            if (unsent.answers(request)) {
                unsent.answer(request, response);
                return;
            }
            Wanted.keep(request, response);
            Away.to("/sign-in", request, response);
        });
        refusals.accessDeniedHandler((request, response, why) -> {
            // this early the request does not say yet who is signed in
            var hers = new SecurityContextHolderAwareRequestWrapper(request, "");
            if (unsent.answers(hers)) unsent.answer(hers, response);
            else response.sendError(HttpServletResponse.SC_FORBIDDEN);
        });
    }

    /** In a cookie and in each form; no page of another host can set the one or read the other. No row for a mere visitor. */
    private static CookieCsrfTokenRepository formTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("__Host-communique-form");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(it -> it.secure(true).httpOnly(true).sameSite("Lax"));
        return tokens;
    }

    /** The policy of content is each page's own: see DeskPages. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers, Settings settings) {
        headers.referrerPolicy(it -> it.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(it -> it.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(it -> it.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(it -> it.policy(PERMISSIONS))
                .frameOptions(Customizer.withDefaults());
        headers.httpStrictTransportSecurity(it -> overTlsOnly(it, settings));
    }

    /** Says it with every answer if people come over TLS (RFC 6797 §7.1), which a proxy may end; and never if they do not. */
    static void overTlsOnly(HeadersConfigurer<HttpSecurity>.HstsConfig hsts, Settings settings) {
        if (settings.baseUrl().startsWith("https:")) hsts.requestMatcher(AnyRequestMatcher.INSTANCE);
        else hsts.disable();
    }
}
