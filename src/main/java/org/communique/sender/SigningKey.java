package org.communique.sender;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.util.concurrent.ConcurrentLinkedDeque;

/** A private key at work. Prepared signatures are handed from message to message: preparing costs more than Ed25519 itself. */
final class SigningKey {

    private final String domain;
    private final String selector;
    private final Algorithm algorithm;
    private final Provider engine;
    private final PrivateKey key;
    private final ConcurrentLinkedDeque<Signature> idle = new ConcurrentLinkedDeque<>();

    /** @param pkcs8 the private key (RFC 5208) */
    SigningKey(DkimKey key, byte[] pkcs8, Provider engine) {
        this.domain = key.domain();
        this.selector = key.selector();
        this.algorithm = key.algorithm();
        this.engine = engine;
        try {
            this.key = Engines.key(algorithm, pkcs8, engine);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the private key of " + selector + " is none");
        }
    }

    String domain() {
        return domain;
    }

    String selector() {
        return selector;
    }

    Algorithm algorithm() {
        return algorithm;
    }

    /** Signs the two parts as if they were one. */
    byte[] sign(byte[] fields, byte[] own) {
        try {
            var signature = idle.poll();
            if (signature == null) signature = prepared();
            if (algorithm == Algorithm.RSA) {
                signature.update(fields);
                signature.update(own);
            } else signature.update(hashed(fields, own));
            var bytes = signature.sign();
            idle.push(signature);
            return bytes;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with " + selector, e);
        }
    }

    /** RFC 8463 §3: what Ed25519 signs is the hash. */
    private static byte[] hashed(byte[] fields, byte[] own) throws GeneralSecurityException {
        var hash = MessageDigest.getInstance("SHA-256");
        hash.update(fields);
        return hash.digest(own);
    }

    private Signature prepared() throws GeneralSecurityException {
        var signature = Signature.getInstance(algorithm.signatures(), engine);
        signature.initSign(key);
        return signature;
    }
}
