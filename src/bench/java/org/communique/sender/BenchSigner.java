package org.communique.sender;

import java.util.ArrayList;
import java.util.function.Function;

/** Signers with one key or two, by the fastest engine or by Java alone. */
public final class BenchSigner {

    private BenchSigner() {}

    /** RSA only. */
    public static Function<String, Signer> rsa(boolean fastest) {
        return signer(fastest, Algorithm.RSA);
    }

    /** RSA and Ed25519. */
    public static Function<String, Signer> dual(boolean fastest) {
        return signer(fastest, Algorithm.RSA, Algorithm.ED25519);
    }

    private static Function<String, Signer> signer(boolean fastest, Algorithm... algorithms) {
        var keys = new ArrayList<SigningKey>();
        for (var algorithm : algorithms) {
            var engines = Engines.all(algorithm);
            keys.add(Pair.OURS.key(algorithm, engines.get(fastest ? 0 : engines.size() - 1)));
        }
        var signer = new DkimSigner(keys);
        return domain -> signer;
    }
}
