package org.communique.sender;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/** How a signature is made. Every receiver knows RSA; Ed25519 (RFC 8463) is the one that lasts. */
public enum Algorithm {
    /** RSA with 2048 bits and SHA-256 (RFC 8301 §3). */
    RSA("RSA", "SHA256withRSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)),
    /** Ed25519 over the SHA-256 hash of the header data (RFC 8463 §3). */
    ED25519("Ed25519", "Ed25519", NamedParameterSpec.ED25519);

    /** A SubjectPublicKeyInfo of Ed25519 ends with the 32 bytes of the key (RFC 8410 §4). */
    private static final int ED25519_KEY = 32;

    private final String keys;
    private final String signatures;
    private final AlgorithmParameterSpec size;

    Algorithm(String keys, String signatures, AlgorithmParameterSpec size) {
        this.keys = keys;
        this.signatures = signatures;
        this.size = size;
    }

    /** The word in tables, in {@code k=} of the DNS record and on the command line. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #code()}, which is known to be one. */
    static Algorithm of(String code) {
        return Arrays.stream(values())
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** The word in {@code a=} of a signature. */
    String tag() {
        return code() + "-sha256";
    }

    /** First letter of its selectors. */
    String letter() {
        return code().substring(0, 1);
    }

    /** Java's name of its keys. */
    String keys() {
        return keys;
    }

    /** Java's name of its signatures. */
    String signatures() {
        return signatures;
    }

    KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance(keys);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java since 15 has RSA and Ed25519", e);
        }
    }

    /** The value of {@code p=}: all of an RSA key's SubjectPublicKeyInfo, the bare key of Ed25519 (RFC 8463 §4). */
    String published(PublicKey key) {
        var encoded = key.getEncoded();
        int from = this == ED25519 ? encoded.length - ED25519_KEY : 0;
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, from, encoded.length));
    }
}
