package org.communique.audience;

/** Whether a contact may be written to at this moment. */
public sealed interface Reachable {

    /** Still subscribed and not suppressed. */
    record Yes(Contact contact) implements Reachable {}

    /** Not any more. */
    record No(Reason reason) implements Reachable {}

    /** Why not. */
    enum Reason {
        SUPPRESSED,
        UNSUBSCRIBED,
        ERASED
    }
}
