package org.communique.render;

/** A slot has no value for this recipient: such a mail must not go out. */
public final class UnfilledSlot extends IllegalStateException {

    private static final long serialVersionUID = 1;

    UnfilledSlot(String slot) {
        super("the slot " + slot + " has no value: a mail with a hole in it is not sent");
    }
}
