package org.communique.openid;

/**
 * What a browser brought back from the provider, as it stood in the address; empty = it was not there.
 *
 * @param code buys a token once
 */
public record Reply(String state, String code) {

    /** A mask: a code is as good as a password for a minute. */
    @Override
    public String toString() {
        return "[reply]";
    }
}
