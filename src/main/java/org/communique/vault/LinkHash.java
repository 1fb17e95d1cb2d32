package org.communique.vault;

import javax.crypto.Mac;

/** The hash of one link of a chain of evidence, over what it is given and in that order; only our key can make it. */
public final class LinkHash {

    private final Mac mac;

    LinkHash(Mac mac) {
        this.mac = mac;
    }

    /** The next part. */
    public void add(byte[] part) {
        mac.update(part);
    }

    /** 32 bytes; the next part begins another hash. */
    public byte[] end() {
        return mac.doFinal();
    }
}
