package org.communique.audience;

import java.util.Arrays;

/**
 * One row of evidence as its link has it.
 *
 * @param hash SHA-256 of everything the row says
 */
record SealedRow(long id, byte[] hash) {

    /** So many bytes of the hash stand in the link. */
    static final int MARK = 8;

    byte[] mark() {
        return Arrays.copyOf(hash, MARK);
    }
}
