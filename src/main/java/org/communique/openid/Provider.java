package org.communique.openid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.communique.fetch.Fetcher;
import org.communique.openid.Verdict.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * The provider that staff may be let in by: the authorization code flow with PKCE (OpenID Connect Core §3.1). Spring Security
 * builds the request, buys the token and verifies it; none of its filters is used, since they keep objects in a session.
 */
public final class Provider implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);

    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    /** Between its clock and ours. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final Base64StringKeyGenerator random =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32);
    private final ProviderSettings settings;
    private final Fetcher fetcher;
    private final Discovery discovery;
    private final Clock clock;

    /** Where to send a browser, and what to keep meanwhile. */
    public record Asked(String url, Question question) {}

    /** @param fetcher that may call the provider; closed with this */
    public Provider(ProviderSettings settings, Fetcher fetcher, Clock clock) {
        this.settings = settings;
        this.fetcher = fetcher;
        this.clock = clock;
        this.discovery = new Discovery(settings, new Line(fetcher), clock);
    }

    /** As staff know it. */
    public String name() {
        return settings.name();
    }

    /** Host and port that it is asked at. */
    public String host() {
        return settings.host();
    }

    /** Asks it about itself, as is done before somebody is sent there. */
    public Looked look() {
        return discovery.looked();
    }

    /** Whether its word stands for the second factor too. */
    public boolean trusted() {
        return settings.trusted();
    }

    /**
     * Begins.
     *
     * @param back  address of ours that the answer goes to
     * @param fresh whether she has to prove herself there now
     * @return empty if the provider cannot be reached
     */
    public Optional<Asked> ask(String back, boolean fresh) {
        return discovery.known().map(it -> asked(it.registration(), back, fresh));
    }

    private Asked asked(ClientRegistration registration, String back, boolean fresh) {
        var nonce = random.generateKey();
        var builder = request(registration, back).state(random.generateKey()).additionalParameters(it -> {
            it.put(OidcParameterNames.NONCE, sha256(nonce));
            if (fresh) it.putAll(Map.of("prompt", "login", "max_age", "0"));
        });
        OAuth2AuthorizationRequestCustomizers.withPkce().accept(builder);
        var request = builder.build();
        String verifier = request.getAttribute(PkceParameterNames.CODE_VERIFIER);
        return new Asked(
                request.getAuthorizationRequestUri(),
                new Question(request.getState(), nonce, verifier, back, clock.millis(), fresh));
    }

    private static OAuth2AuthorizationRequest.Builder request(ClientRegistration registration, String back) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(registration.getProviderDetails().getAuthorizationUri())
                .clientId(registration.getClientId())
                .redirectUri(back)
                .scope("openid", "email");
    }

    /** Who it is, by what a browser brought back. */
    public Verdict answered(Question question, Reply reply) {
        if (reply.code().isEmpty() || !reply.state().equals(question.state())) return refused(Reason.NO_ANSWER);
        if (clock.millis() - question.at() > GOOD_FOR.toMillis()) return refused(Reason.LATE);
        var known = discovery.known();
        if (known.isEmpty()) return new Verdict.Away();
        try {
            return examined(known.get(), question, reply);
        } catch (Unreachable away) { // logged where it was met
            return new Verdict.Away();
        } catch (AuthenticationException
                | IllegalArgumentException bad) { // the second for a token that contradicts itself
            return refused(Reason.TOKEN);
        }
    }

    private Verdict examined(Discovery.Known known, Question question, Reply reply) {
        var request = request(known.registration(), question.back())
                .state(question.state())
                .attributes(it -> {
                    it.put(OidcParameterNames.NONCE, question.nonce());
                    it.put(PkceParameterNames.CODE_VERIFIER, question.verifier());
                })
                .build();
        var response = OAuth2AuthorizationResponse.success(reply.code())
                .redirectUri(question.back())
                .state(reply.state())
                .build();
        var exchange = new OAuth2AuthorizationExchange(request, response);
        var proved = known.examiner().authenticate(new OAuth2LoginAuthenticationToken(known.registration(), exchange));
        return proved != null && proved.getPrincipal() instanceof OidcUser user
                ? introduced(question, user)
                : refused(Reason.TOKEN);
    }

    private Verdict introduced(Question question, OidcUser user) {
        if (question.fresh() && !sinceAsked(question, user.getAuthenticatedAt())) return refused(Reason.NOT_NOW);
        boolean verified = Boolean.TRUE.equals(user.getClaim("email_verified"));
        var mail = Optional.ofNullable(user.getEmail()).filter(it -> verified);
        return new Verdict.Introduced(new Identity(settings.issuer(), user.getSubject(), mail));
    }

    private static boolean sinceAsked(Question question, @Nullable Instant proved) {
        return proved != null
                && !proved.isBefore(Instant.ofEpochMilli(question.at()).minus(SKEW));
    }

    private static Verdict refused(Reason reason) {
        LOG.warn("openid.refused reason={}", reason);
        return new Verdict.Refused(reason);
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
