package org.communique.openid;

/**
 * What the provider was asked, kept by whoever asked until the answer comes: it is good for one answer, right or wrong.
 *
 * @param state    comes back with the answer (RFC 6749 §10.12)
 * @param nonce    its SHA-256 comes back inside the token (OpenID Connect Core §15.5.2)
 * @param verifier proves to the provider that whoever brings the code is who asked (RFC 7636)
 * @param back     address of ours that the answer goes to
 * @param at       when, ms
 * @param fresh    whether she has to prove herself to the provider now, even if she has done so before
 */
public record Question(String state, String nonce, String verifier, String back, long at, boolean fresh) {

    /** A mask: who has it can answer in her place. */
    @Override
    public String toString() {
        return "[question]";
    }
}
