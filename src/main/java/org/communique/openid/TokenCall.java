package org.communique.openid;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.communique.fetch.Message;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.client.endpoint.DefaultOAuth2TokenRequestHeadersConverter;
import org.springframework.security.oauth2.client.endpoint.DefaultOAuth2TokenRequestParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.DefaultMapOAuth2AccessTokenResponseConverter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;

/** Buys a token for a code (RFC 6749 §4.1.3), through the one door of the house instead of a client of Spring's own. */
final class TokenCall implements OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final DefaultOAuth2TokenRequestParametersConverter<OAuth2AuthorizationCodeGrantRequest> parameters =
            new DefaultOAuth2TokenRequestParametersConverter<>();
    private final DefaultOAuth2TokenRequestHeadersConverter<OAuth2AuthorizationCodeGrantRequest> headers =
            new DefaultOAuth2TokenRequestHeadersConverter<>();
    private final DefaultMapOAuth2AccessTokenResponseConverter answers =
            new DefaultMapOAuth2AccessTokenResponseConverter();
    private final Line line;

    TokenCall(Line line) {
        this.line = line;
    }

    @Override
    public OAuth2AccessTokenResponse getTokenResponse(OAuth2AuthorizationCodeGrantRequest request) {
        var url = request.getClientRegistration().getProviderDetails().getTokenUri();
        return line.post(url, message(request))
                .map(answers::convert)
                .orElseThrow(() -> new OAuth2AuthorizationException(new OAuth2Error("invalid_grant")));
    }

    private Message message(OAuth2AuthorizationCodeGrantRequest request) {
        var form = parameters.convert(request).entrySet().stream()
                .flatMap(it -> it.getValue().stream().map(value -> encoded(it.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        var proof = headers.convert(request).getFirst(HttpHeaders.AUTHORIZATION);
        var more = proof == null
                ? Map.of(HttpHeaders.ACCEPT, "application/json")
                : Map.of(HttpHeaders.ACCEPT, "application/json", HttpHeaders.AUTHORIZATION, proof);
        return new Message(form.getBytes(StandardCharsets.UTF_8), FORM, more);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
