package org.communique.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;

/** The users as authenticators know them. */
record PasskeyOwners(Users users, Passkeys passkeys) implements PublicKeyCredentialUserEntityRepository {

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return passkeys.user(handle.getBytes()).map(this::findByUsername).orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
        return users.find(name)
                .map(it -> ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(new Bytes(passkeys.handle(name)))
                        .name(name)
                        .displayName(it.shown())
                        .build())
                .orElse(null);
    }

    /** Nothing: who is a user is not for authenticators to say. */
    @Override
    public void save(PublicKeyCredentialUserEntity ignored) {}

    @Override
    public void delete(Bytes ignored) {}
}
