package org.communique.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communique.trial.ClosedPort;

/** A provider that lets in whoever a test says, and whose tokens can be spoilt. It knows its client and takes each code once. */
public final class FakeProvider implements AutoCloseable {

    public static final String CLIENT = "communique";
    public static final String SECRET = "a secret: with % and +";

    /** Making one takes longer than all else. */
    private static final RSAKey ONE = key("one");

    private final Clock clock;
    private final int port;
    private final Map<String, Grant> grants = new HashMap<>();
    private ClosedPort closed = new ClosedPort();
    private HttpServer server;
    private int codes;

    /** What it signs with. */
    RSAKey key = ONE;

    /** What it publishes; {@link #key} if it is honest. */
    List<RSAKey> published = List.of(key);

    /** What its document says. */
    public final Map<String, Object> document = new HashMap<>();

    /** How it makes a token of what is to be said. */
    Function<JWTClaimsSet, String> sign = this::signed;

    /** Who is let in at {@code /authorize} by a real browser. */
    public Consumer<JWTClaimsSet.Builder> visitor = it -> {};

    private record Grant(Map<String, String> asked, Consumer<JWTClaimsSet.Builder> claims) {}

    /** On a free port, not answering yet. */
    public FakeProvider(Clock clock) {
        this.clock = clock;
        port = closed.number();
        document.putAll(Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/keys",
                "subject_types_supported", List.of("public"),
                "response_types_supported", List.of("code"),
                "id_token_signing_alg_values_supported", List.of("RS256")));
    }

    public FakeProvider start() {
        closed.close();
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", it -> answer(it, 200, document));
        server.createContext(
                "/keys",
                it -> answer(
                        it,
                        200,
                        new JWKSet(List.copyOf(published)).toPublicJWKSet().toJSONObject()));
        server.createContext("/token", this::token);
        server.createContext("/authorize", it -> {
            it.getResponseHeaders().add("Location", letIn("http://x" + it.getRequestURI(), visitor, true));
            answer(it, 302, Map.of());
        });
        server.start();
        return this;
    }

    /** From now on nobody listens there. */
    public void stop() {
        server.stop(0);
        closed = new ClosedPort(port);
    }

    public String issuer() {
        return "http://localhost:" + port;
    }

    /** Somebody proves herself there. @return path and query that she is led back to */
    public String letIn(String url, Consumer<JWTClaimsSet.Builder> claims) {
        return letIn(url, claims, false);
    }

    private synchronized String letIn(String url, Consumer<JWTClaimsSet.Builder> claims, boolean whole) {
        var asked = query(URI.create(url).getRawQuery());
        var code = "code" + ++codes;
        grants.put(code, new Grant(asked, claims));
        var back = asked.get("redirect_uri");
        return (whole ? back : URI.create(back).getPath()) + "?code=" + code + "&state=" + asked.get("state");
    }

    private synchronized void token(HttpExchange exchange) throws IOException {
        var form = query(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var grant = grants.remove(form.get("code"));
        boolean ours = basic().equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!ours || grant == null || !fits(form, grant.asked())) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", grant.asked().get("nonce"));
        grant.claims().accept(claims);
        answer(
                exchange,
                200,
                Map.of("access_token", "x", "token_type", "Bearer", "id_token", sign.apply(claims.build())));
    }

    private static boolean fits(Map<String, String> form, Map<String, String> asked) {
        return asked.get("redirect_uri").equals(form.get("redirect_uri"))
                && "S256".equals(asked.get("code_challenge_method"))
                && sha256(form.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"));
    }

    /** RFC 6749 §2.3.1: both halves are encoded as in a form. */
    private static String basic() {
        var pair = CLIENT + ":" + java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }

    String signed(JWTClaimsSet claims) {
        return signed(claims, key);
    }

    static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The fields of an address or a form. */
    public static Map<String, String> query(String raw) {
        return Arrays.stream(raw.split("&"))
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(it -> it[0], it -> URLDecoder.decode(it[1], StandardCharsets.UTF_8)));
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> json) throws IOException {
        var bytes = JSONObjectUtils.toJSONString(json).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        if (server != null) server.stop(0);
        closed.close();
    }
}
