package org.communique.vault;

/** A sealed value cannot be opened: changed, moved, or made with another key. Names no value. */
public final class SealBroken extends RuntimeException {

    private static final long serialVersionUID = 1;

    SealBroken() {
        super("an encrypted value cannot be opened: it was changed, or the key file is not the one it was made with");
    }
}
