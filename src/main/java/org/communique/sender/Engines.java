package org.communique.sender;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who computes the signatures: the native library where it loads, which is three (RSA) to seventy times (Ed25519) as fast
 * as Java, else Java. Looked up once, when the first signature is due.
 */
public final class Engines {

    private Engines() {}

    /** The engine in use for each algorithm, for people to read: {@code rsa by …, ed25519 by …}. */
    public static String described() {
        return Stream.of(Algorithm.values())
                .map(it -> {
                    var engine = Chosen.ENGINES.get(it);
                    return it.code() + " by " + engine.getName() + " " + engine.getVersionStr();
                })
                .collect(Collectors.joining(", "));
    }

    static Provider of(Algorithm algorithm) {
        return Chosen.ENGINES.get(algorithm);
    }

    /** All that can sign with an algorithm here, the fastest first. */
    static List<Provider> all(Algorithm algorithm) {
        return Stream.concat(natives().filter(it -> knows(it, algorithm)).stream(), Stream.of(java(algorithm)))
                .toList();
    }

    /** The private key as the engine takes it best: its own kind if it has one, so that no call converts it again. */
    static PrivateKey key(Algorithm algorithm, byte[] pkcs8, Provider engine) throws GeneralSecurityException {
        return factory(algorithm, engine).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static KeyFactory factory(Algorithm algorithm, Provider engine) throws GeneralSecurityException {
        return engine.getService("KeyFactory", algorithm.keys()) == null
                ? KeyFactory.getInstance(algorithm.keys())
                : KeyFactory.getInstance(algorithm.keys(), engine);
    }

    /** Empty where the library was left out, is made for another machine, cannot be unpacked or fails its own test. */
    private static Optional<Provider> natives() {
        try {
            var provider = AmazonCorrettoCryptoProvider.INSTANCE;
            return provider.getLoadingError() == null ? Optional.of(provider) : Optional.empty();
        } catch (LinkageError absent) {
            return Optional.empty();
        }
    }

    private static boolean knows(Provider provider, Algorithm algorithm) {
        return provider.getService("Signature", algorithm.signatures()) != null;
    }

    private static Provider java(Algorithm algorithm) {
        try {
            return Signature.getInstance(algorithm.signatures()).getProvider();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java since 15 has " + algorithm.signatures(), e);
        }
    }

    /** Read when first needed: unpacking the library takes a moment that a short command does not need. */
    private static final class Chosen {
        static final Map<Algorithm, Provider> ENGINES =
                Stream.of(Algorithm.values()).collect(Collectors.toUnmodifiableMap(it -> it, it -> all(it).get(0)));
    }
}
