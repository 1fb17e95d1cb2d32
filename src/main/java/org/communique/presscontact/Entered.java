package org.communique.presscontact;

/** What came of entering a press contact. */
public sealed interface Entered {

    /** She is one. @param contact her number */
    record Added(long contact) implements Entered {}

    /** We must not write to this address; nothing was done. */
    record Suppressed() implements Entered {}

    /** She has left this list: only she can come back; nothing was done. */
    record HasLeft() implements Entered {}
}
