package org.communique.signin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Making and proving a passkey (WebAuthn level 3 §7): what is asked of the browser, and whether its answer holds. The authenticator
 * must have seen its owner (a finger, a PIN), since a passkey signs in alone.
 */
public final class PasskeyCeremonies {

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyCeremonies.class);

    /** Longest answer that is read, characters: a few thousand are usual. */
    private static final int LONGEST = 20_000;

    private final Users users;
    private final Passkeys passkeys;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    /** Where it is signed in to. @param host of the site @param origins such as {@code https://news.example.org} */
    public record Place(String host, Set<String> origins) {}

    /** What the browser is asked. @param challenge to be kept until its answer comes */
    public record Asked(String json, String challenge) {}

    /** What the browser answered. @param challenge of the question @param json as it came */
    public record Answer(String challenge, String json) {}

    public PasskeyCeremonies(Users users, Passkeys passkeys) {
        this.users = users;
        this.passkeys = passkeys;
    }

    /** Asks for a new passkey. */
    public Asked register(Place place, User user) {
        var options = operations(place, null)
                .createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(signedIn(user.name())));
        return new Asked(
                json.writeValueAsString(options), options.getChallenge().toBase64UrlString());
    }

    /** The new passkey; empty if the answer does not hold. @param label as she calls it */
    public Optional<CredentialRecord> registered(Place place, User user, Answer answer, String label) {
        return checked(answer, () -> {
            var operations = operations(place, answer.challenge());
            var options = operations.createPublicKeyCredentialCreationOptions(
                    new ImmutablePublicKeyCredentialCreationOptionsRequest(signedIn(user.name())));
            var credential = json.readValue(
                    answer.json(), new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
            return operations.registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                    options, new RelyingPartyPublicKey(credential, label)));
        });
    }

    /** Asks for a passkey of whoever it may be. */
    public Asked prove(Place place) {
        var options = operations(place, null)
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
        return new Asked(
                json.writeValueAsString(options), options.getChallenge().toBase64UrlString());
    }

    /** Whose passkey it was; empty if the answer does not hold. */
    public Optional<String> proved(Place place, Answer answer) {
        return checked(answer, () -> {
            var operations = operations(place, answer.challenge());
            var options = operations.createCredentialRequestOptions(
                    new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
            var credential = json.readValue(
                    answer.json(), new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
            return operations
                    .authenticate(new RelyingPartyAuthenticationRequest(options, credential))
                    .getName();
        });
    }

    private interface Check<T> {
        T run();
    }

    /** Whatever a stranger's answer makes the verifier throw: it does not hold, and that is all there is to say. */
    private static <T> Optional<T> checked(Answer answer, Check<T> check) {
        if (answer.challenge().isEmpty() || answer.json().length() > LONGEST) return Optional.empty();
        try {
            return Optional.of(check.run());
        } catch (JacksonException malformed) {
            return Optional.empty();
        } catch (RuntimeException refused) {
            LOG.debug("passkey.refused kind={}", refused.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** @param challenge that was asked; null = a new one */
    private Webauthn4JRelyingPartyOperations operations(Place place, @Nullable String challenge) {
        var party = PublicKeyCredentialRpEntity.builder()
                .id(place.host())
                .name("Communiqué")
                .build();
        var operations = new Webauthn4JRelyingPartyOperations(
                new PasskeyOwners(users, passkeys), passkeys, party, place.origins());
        Optional<Bytes> asked = Optional.ofNullable(challenge).map(Bytes::fromBase64);
        operations.setCustomizeCreationOptions(it -> {
            it.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                    .residentKey(ResidentKeyRequirement.REQUIRED)
                    .userVerification(UserVerificationRequirement.REQUIRED)
                    .build());
            asked.ifPresent((Consumer<Bytes>) it::challenge);
        });
        operations.setCustomizeRequestOptions(it -> {
            it.userVerification(UserVerificationRequirement.REQUIRED);
            asked.ifPresent((Consumer<Bytes>) it::challenge);
        });
        return operations;
    }

    private static Authentication signedIn(String user) {
        return UsernamePasswordAuthenticationToken.authenticated(user, null, List.of());
    }
}
