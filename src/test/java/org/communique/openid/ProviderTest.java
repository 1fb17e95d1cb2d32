package org.communique.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.communique.app.TestClock;
import org.communique.fetch.AllowedHosts;
import org.communique.fetch.Fetcher;
import org.communique.fetch.Resolver;
import org.communique.openid.Verdict.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who is believed: only the provider, of what it was asked, once, and now. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProviderTest {

    private static final String BACK = "https://desk.example.org/sign-in/provider/back";
    private static final Verdict TOKEN = new Verdict.Refused(Reason.TOKEN);
    private static final Verdict NO_ANSWER = new Verdict.Refused(Reason.NO_ANSWER);
    private static final Consumer<JWTClaimsSet.Builder> KIM =
            it -> it.subject("s-1").claim("email", "kim@example.org").claim("email_verified", true);

    private final TestClock clock = new TestClock(Instant.parse("2026-10-18T09:00:00Z"));
    private FakeProvider there;
    private Provider provider;

    @BeforeEach
    void open() {
        there = new FakeProvider(clock).start();
        provider = provider(there.issuer());
    }

    @AfterEach
    void close() {
        provider.close();
        there.close();
    }

    private Provider provider(String issuer) {
        var settings = new ProviderSettings(issuer, FakeProvider.CLIENT, FakeProvider.SECRET, "House", false);
        var patient = new Fetcher(AllowedHosts.parse(settings.host()), Resolver.SYSTEM, Duration.ofMinutes(1));
        return new Provider(settings, patient, clock);
    }

    @Test
    void somebody_the_provider_lets_in_is_introduced_by_its_name_for_her_and_her_verified_address() {
        var asked = ask(false);
        var url = FakeProvider.query(URI.create(asked.url()).getRawQuery());

        assertEquals("code", url.get("response_type"));
        assertEquals("openid email", url.get("scope"));
        assertEquals(BACK, url.get("redirect_uri"));
        assertNotEquals(
                asked.question().nonce(), url.get("nonce"), "its hash goes there, so that nobody sees the other half");
        assertFalse(asked.url().contains(asked.question().verifier()));
        assertEquals(
                new Verdict.Introduced(new Identity(there.issuer(), "s-1", Optional.of("kim@example.org"))),
                answered(asked, KIM));
    }

    @Test
    void an_address_that_is_not_said_to_be_verified_is_none() {
        for (Consumer<JWTClaimsSet.Builder> spoilt : List.<Consumer<JWTClaimsSet.Builder>>of(
                it -> it.claim("email_verified", false),
                it -> it.claim("email_verified", null),
                it -> it.claim("email_verified", "true"),
                it -> it.claim("email", null)))
            assertEquals(
                    new Verdict.Introduced(new Identity(there.issuer(), "s-1", Optional.empty())),
                    answered(ask(false), KIM.andThen(spoilt)));
    }

    @Test
    void a_token_for_another_question_audience_or_time_or_of_another_issuer_is_refused() {
        var now = clock.instant();
        for (var spoilt : Map.<String, Consumer<JWTClaimsSet.Builder>>of(
                        "nonce of another", it -> it.claim("nonce", "another"),
                        "no nonce", it -> it.claim("nonce", null),
                        "audience", it -> it.audience("another"),
                        "two audiences, for another",
                                it -> it.audience(List.of("another", FakeProvider.CLIENT))
                                        .claim("azp", "another"),
                        "issuer", it -> it.issuer("http://localhost:1"),
                        "expired",
                                it -> it.issueTime(Date.from(now.minusSeconds(600)))
                                        .expirationTime(Date.from(now.minusSeconds(61))),
                        "over before it began", it -> it.expirationTime(Date.from(now.minusSeconds(600))),
                        "from the future", it -> it.issueTime(Date.from(now.plusSeconds(200))),
                        "nobody", it -> it.subject(null))
                .entrySet()) assertEquals(TOKEN, answered(ask(false), KIM.andThen(spoilt.getValue())), spoilt.getKey());
    }

    @Test
    void a_token_that_the_provider_has_not_signed_with_a_key_it_publishes_is_refused() {
        var stranger = FakeProvider.key("one");
        var unknown = FakeProvider.key("unknown");
        for (var spoilt : Map.<String, Function<JWTClaimsSet, String>>of(
                        "alg none", it -> new PlainJWT(it).serialize(),
                        "HS256 with the public key", this::signedWithThePublicKey,
                        "another key by the same name", it -> FakeProvider.signed(it, stranger),
                        "an unknown key", it -> FakeProvider.signed(it, unknown),
                        "changed afterwards", this::changed,
                        "no token", it -> "x")
                .entrySet()) {
            there.sign = spoilt.getValue();
            assertEquals(TOKEN, answered(ask(false), KIM), spoilt.getKey());
        }
    }

    @Test
    void an_answer_to_no_question_of_ours_is_refused_before_anybody_is_asked() {
        var asked = ask(false);
        var reply = reply(asked, KIM);

        assertEquals(NO_ANSWER, provider.answered(asked.question(), new Reply("another", reply.code())));
        assertEquals(NO_ANSWER, provider.answered(asked.question(), new Reply("", reply.code())));
        assertEquals(NO_ANSWER, provider.answered(asked.question(), new Reply(reply.state(), "")));
        assertEquals(
                Verdict.Introduced.class,
                provider.answered(asked.question(), reply).getClass(),
                "the code is unused");
    }

    @Test
    void a_code_works_once_and_for_whoever_asked() {
        var asked = ask(false);
        var other = ask(false);
        var reply = reply(asked, KIM);
        var stolen = reply(asked, KIM);
        provider.answered(asked.question(), reply);

        assertEquals(TOKEN, provider.answered(asked.question(), reply), "used");
        assertEquals(
                TOKEN,
                provider.answered(other.question(), new Reply(other.question().state(), stolen.code())),
                "the verifier is another's");
    }

    @Test
    void an_answer_after_more_than_ten_minutes_is_refused() {
        var asked = ask(false);
        var reply = reply(asked, KIM);
        clock.pass(Duration.ofMinutes(10).plusMillis(1));

        assertEquals(new Verdict.Refused(Reason.LATE), provider.answered(asked.question(), reply));
    }

    @Test
    void who_must_prove_herself_now_is_asked_for_it_and_an_earlier_proof_is_not_taken() {
        var url = FakeProvider.query(URI.create(ask(true).url()).getRawQuery());
        assertEquals("login", url.get("prompt"));
        assertEquals("0", url.get("max_age"));
        var refused = new Verdict.Refused(Reason.NOT_NOW);
        long now = clock.instant().getEpochSecond();

        assertEquals(refused, answered(ask(true), KIM), "it does not say when");
        assertEquals(refused, answered(ask(true), KIM.andThen(it -> it.claim("auth_time", now - 61))));
        assertEquals(
                Verdict.Introduced.class,
                answered(ask(true), KIM.andThen(it -> it.claim("auth_time", now)))
                        .getClass());
    }

    @Test
    void a_provider_that_changes_its_keys_is_believed_ten_seconds_later() {
        answered(ask(false), KIM);
        there.key = FakeProvider.key("two");
        there.published = List.of(there.key);
        clock.pass(Duration.ofSeconds(10));

        assertEquals(Verdict.Introduced.class, answered(ask(false), KIM).getClass());
    }

    @Test
    void a_provider_that_does_not_answer_is_away_and_back_when_it_answers_again() {
        var asked = ask(false);
        var reply = reply(asked, KIM);
        there.stop();
        assertEquals(new Verdict.Away(), provider.answered(asked.question(), reply), "the token");
        clock.pass(Duration.ofSeconds(10));

        assertEquals(Optional.empty(), provider.ask(BACK, false));
        there.start();
        assertEquals(Optional.empty(), provider.ask(BACK, false), "not asked again at once");
        clock.pass(Duration.ofSeconds(10));
        assertTrue(provider.ask(BACK, false).isPresent());
    }

    @Test
    void a_document_that_is_another_s_or_leads_where_nobody_may_go_is_not_used() {
        for (var spoilt : Map.<String, Object>of(
                        "issuer", "http://localhost:1",
                        "authorization_endpoint", "javascript:alert(1)",
                        "jwks_uri", "http://169.254.169.254/keys",
                        "token_endpoint", "")
                .entrySet()) {
            var right = there.document.put(spoilt.getKey(), spoilt.getValue());
            assertEquals(Optional.empty(), provider.ask(BACK, false), spoilt.getKey());
            there.document.put(spoilt.getKey(), right);
            clock.pass(Duration.ofSeconds(10));
        }
        assertTrue(provider.ask(BACK, false).isPresent());
    }

    @Test
    void an_issuer_without_tls_is_one_of_this_machine_and_nothing_of_it_is_ever_printed() {
        for (var it : List.of("http://id.example.org", "https://", "id.example.org", "https://id.example.org/?x"))
            assertThrows(IllegalArgumentException.class, () -> provider(it), it);
        var settings = new ProviderSettings("https://id.example.org/realms/ngo", "c", "hush", "n", false);
        assertEquals("id.example.org:443", settings.host());
        assertFalse((settings + " " + ask(false).question()).contains("hush"));
    }

    private Provider.Asked ask(boolean fresh) {
        return provider.ask(BACK, fresh).orElseThrow();
    }

    private Reply reply(Provider.Asked asked, Consumer<JWTClaimsSet.Builder> claims) {
        var back =
                FakeProvider.query(URI.create(there.letIn(asked.url(), claims)).getRawQuery());
        return new Reply(back.get("state"), back.get("code"));
    }

    private Verdict answered(Provider.Asked asked, Consumer<JWTClaimsSet.Builder> claims) {
        return provider.answered(asked.question(), reply(asked, claims));
    }

    private String signedWithThePublicKey(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), claims);
            token.sign(new MACSigner(there.key.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String changed(JWTClaimsSet claims) {
        var parts = there.signed(claims).split("\\.");
        var text = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace("s-1", "s-2");
        parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return String.join(".", parts);
    }
}
