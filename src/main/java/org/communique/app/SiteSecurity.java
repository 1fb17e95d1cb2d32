package org.communique.app;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The public site's own chain: no session, no cookie, no CSRF token (a POST is authorised by the token in its link,
 * or by the callback it names), and headers that let caches keep what is public. Everything that is not listed is denied.
 */
@Configuration(proxyBeanMethods = false)
class SiteSecurity {

    static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
            + "base-uri 'none'; report-uri /csp-report; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain siteChain(HttpSecurity http, Core core) throws Exception {
        var token = core.settings.secret("metrics.token-file");
        return http.sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(it -> it.disable())
                .requestCache(it -> it.disable())
                .logout(it -> it.disable())
                .anonymous(it -> {})
                .headers(headers -> headers.cacheControl(it -> it.disable())
                        .contentSecurityPolicy(it -> it.policyDirectives(POLICY))
                        .referrerPolicy(it -> {})
                        .frameOptions(it -> it.disable()) // frame-ancestors says it, page by page
                        .httpStrictTransportSecurity(it -> DeskSecurity.overTlsOnly(it, core.settings)))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/prometheus")
                        .access((who, context) ->
                                new AuthorizationDecision(mayReadMetrics(context.getRequest(), token.orElse(""))))
                        .requestMatchers("/actuator/health/**", "/actuator/health")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .build();
    }

    /** From this machine and not through a proxy, or with the token. Numbers of deliveries are nobody else's business. */
    private static boolean mayReadMetrics(HttpServletRequest request, String token) {
        var given = request.getHeader("Authorization");
        if (given != null && !token.isEmpty())
            return MessageDigest.isEqual(
                    given.getBytes(StandardCharsets.UTF_8), ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
        boolean forwarded = request.getHeader("X-Forwarded-For") != null
                || request.getHeader("Forwarded") != null
                || request.getHeader("Via") != null;
        return !forwarded && MailRelay.loopback(request.getRemoteAddr().replace("0:0:0:0:0:0:0:1", "::1"));
    }
}
