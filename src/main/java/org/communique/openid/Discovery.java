package org.communique.openid;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * What the provider says of itself (OpenID Connect Discovery 1.0), asked when somebody wants to be let in and remembered for a few
 * seconds, so that keys it has changed are known at once and a crowd at the door asks once. Nothing is asked at the start.
 */
final class Discovery {

    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);

    private static final Duration RECENT = Duration.ofSeconds(10);
    private static final String PATH = "/.well-known/openid-configuration";

    /** Signatures that only the owner of a private key can make. */
    private static final List<SignatureAlgorithm> SIGNED =
            List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256);

    private final ProviderSettings settings;
    private final Line line;
    private final Clock clock;
    private @Nullable Asked last;

    private record Asked(long at, Optional<Known> known, Looked looked) {}

    /** A provider that answers. @param examiner buys the token and verifies it */
    record Known(ClientRegistration registration, OidcAuthorizationCodeAuthenticationProvider examiner) {}

    Discovery(ProviderSettings settings, Line line, Clock clock) {
        this.settings = settings;
        this.line = line;
        this.clock = clock;
    }

    /** Empty if it cannot be reached, or does not say what a provider says. */
    synchronized Optional<Known> known() {
        return recent().known();
    }

    /** The same in words that say what is wrong. */
    synchronized Looked looked() {
        return recent().looked();
    }

    private Asked recent() {
        var recent = last;
        if (recent == null || clock.millis() - recent.at() >= RECENT.toMillis()) recent = asked();
        last = recent;
        return recent;
    }

    private Asked asked() {
        try {
            var registration = registration(line.get(settings.issuer().replaceFirst("/$", "") + PATH));
            var known = new Known(registration, examiner(registration));
            return new Asked(clock.millis(), Optional.of(known), Looked.ANSWERS);
        } catch (Unreachable away) { // logged where it was met
            return new Asked(clock.millis(), Optional.empty(), away.why());
        }
    }

    private ClientRegistration registration(String document) {
        try {
            var built = ClientRegistrations.fromOidcConfiguration(Line.json(document))
                    .registrationId("desk")
                    .clientId(settings.client())
                    .clientSecret(settings.secret())
                    .build();
            var details = built.getProviderDetails();
            if (settings.issuer().equals(details.getIssuerUri()) && secure(details.getAuthorizationUri())) return built;
            LOG.warn("openid.away the document of the provider is another one's");
            throw new Unreachable(Looked.ANOTHERS);
        } catch (Unreachable away) {
            throw away;
        } catch (RuntimeException incomplete) { // the library says so in several ways
            LOG.warn(
                    "openid.away the document of the provider cannot be used: {}",
                    incomplete.getClass().getSimpleName());
            throw new Unreachable(Looked.UNREADABLE);
        }
    }

    /** Browsers are sent there. */
    private boolean secure(String url) {
        return url.startsWith("https://") || settings.issuer().startsWith("http:") && url.startsWith("http://");
    }

    private OidcAuthorizationCodeAuthenticationProvider examiner(ClientRegistration registration) {
        var decoder = NimbusJwtDecoder.withJwkSource(
                        keys(registration.getProviderDetails().getJwkSetUri()))
                .jwsAlgorithms(it -> it.addAll(SIGNED))
                .build();
        var claims = new OidcIdTokenValidator(registration);
        claims.setClock(clock);
        decoder.setJwtValidator(claims);
        var examiner = new OidcAuthorizationCodeAuthenticationProvider(
                new TokenCall(line), it -> new DefaultOidcUser(List.of(), it.getIdToken()));
        examiner.setJwtDecoderFactory(it -> decoder);
        return examiner;
    }

    private ImmutableJWKSet<SecurityContext> keys(String url) {
        try {
            return new ImmutableJWKSet<>(JWKSet.parse(line.get(url)));
        } catch (ParseException notKeys) {
            LOG.warn("openid.away the keys of the provider cannot be read");
            throw new Unreachable(Looked.NO_KEYS);
        }
    }
}
