package org.communique.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communique.store.Json;
import org.communique.store.Store;
import org.communique.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/** The users' passkeys, public halves only; the only writer of the {@code user_passkey} table. */
public final class Passkeys implements UserCredentialRepository {

    private final Store store;
    private final Vault vault;
    private final Clock clock;

    /** One for its owner to look at. @param key names it in a form */
    public record Shown(String key, String label, Instant created, Instant used) {}

    public Passkeys(Store store, Vault vault, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    /** All of hers, the oldest first. */
    public List<Shown> of(String user) {
        return store.read()
                .sql("""
                        SELECT id, label, created_at, used_at FROM user_passkey
                        WHERE user_name = :user ORDER BY created_at, id
                        """)
                .param("user", user)
                .query((row, n) -> new Shown(
                        Base64.getUrlEncoder().withoutPadding().encodeToString(row.getBytes("id")),
                        row.getString("label"),
                        Instant.ofEpochMilli(row.getLong("created_at")),
                        Instant.ofEpochMilli(row.getLong("used_at"))))
                .list();
    }

    /** By which authenticators know her: 32 bytes that say nothing of her name (WebAuthn §14.6.1). */
    byte[] handle(String user) {
        return vault.blind("passkey\0" + user);
    }

    /** Whose handle it is; empty if nobody's. */
    Optional<String> user(byte[] handle) {
        return store.read()
                .sql("SELECT user_name FROM user_passkey WHERE handle = :handle LIMIT 1")
                .param("handle", handle)
                .query(String.class)
                .optional();
    }

    /** @return false if somebody has it already */
    boolean add(String user, CredentialRecord it) {
        return store.write(db -> db.sql("""
                        INSERT INTO user_passkey (id, user_name, handle, label, public_key, attestation, sign_count, transports, verified,
                            backup_eligible, backed_up, created_at, used_at)
                        VALUES (:id, :user, :handle, :label, :key, :attestation, :count, :transports, :verified, :eligible, :backed, :now, :now)
                        ON CONFLICT (id) DO NOTHING
                        """)
                        .param("id", it.getCredentialId().getBytes())
                        .param("user", user)
                        .param("handle", it.getUserEntityUserId().getBytes())
                        .param("label", it.getLabel())
                        .param("key", it.getPublicKey().getBytes())
                        .param("attestation", it.getAttestationObject().getBytes())
                        .param("count", it.getSignatureCount())
                        .param("transports", Json.write(transports(it)))
                        .param("verified", bit(it.isUvInitialized()))
                        .param("eligible", bit(it.isBackupEligible()))
                        .param("backed", bit(it.isBackupState()))
                        .param("now", clock.millis())
                        .update()
                == 1);
    }

    /** @return false if it is not hers */
    boolean remove(String user, String key) {
        return store.write(db -> db.sql("DELETE FROM user_passkey WHERE user_name = :user AND id = :id")
                        .param("user", user)
                        .param("id", Base64.getUrlDecoder().decode(key))
                        .update()
                == 1);
    }

    void removeAll(String user) {
        store.run(db -> db.sql("DELETE FROM user_passkey WHERE user_name = :user")
                .param("user", user)
                .update());
    }

    /** Nothing: passkeys go by {@link Accounts}, which writes it down. */
    @Override
    public void delete(Bytes credentialId) {
        throw new UnsupportedOperationException("remove a passkey by the account it belongs to");
    }

    /** What using one changes; a new one is added by {@link Accounts}. */
    @Override
    public void save(CredentialRecord it) {
        store.run(db -> db.sql("""
                        UPDATE user_passkey SET sign_count = :count, backed_up = :backed, verified = :verified, used_at = :now
                        WHERE id = :id
                        """)
                .param("id", it.getCredentialId().getBytes())
                .param("count", it.getSignatureCount())
                .param("backed", bit(it.isBackupState()))
                .param("verified", bit(it.isUvInitialized()))
                .param("now", clock.millis())
                .update());
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return store.read()
                .sql(SELECT + " WHERE id = :id")
                .param("id", id.getBytes())
                .query((row, n) -> credential(row))
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return store.read()
                .sql(SELECT + " WHERE handle = :handle")
                .param("handle", handle.getBytes())
                .query((row, n) -> credential(row))
                .list();
    }

    private static final String SELECT = """
            SELECT id, handle, label, public_key, attestation, sign_count, transports, verified, backup_eligible, backed_up, created_at, used_at
            FROM user_passkey""";

    private static CredentialRecord credential(ResultSet row) throws SQLException {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("id")))
                .userEntityUserId(new Bytes(row.getBytes("handle")))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .signatureCount(row.getLong("sign_count"))
                .uvInitialized(row.getInt("verified") == 1)
                .backupEligible(row.getInt("backup_eligible") == 1)
                .backupState(row.getInt("backed_up") == 1)
                .transports(Json.strings(row.getString("transports")).stream()
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .created(Instant.ofEpochMilli(row.getLong("created_at")))
                .lastUsed(Instant.ofEpochMilli(row.getLong("used_at")))
                .label(row.getString("label"))
                .build();
    }

    private static List<String> transports(CredentialRecord it) {
        return it.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .sorted()
                .toList();
    }

    private static int bit(boolean it) {
        return it ? 1 : 0;
    }
}
