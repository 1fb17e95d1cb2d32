package org.communique.audience;

import java.util.List;

/**
 * How the people of one file come in.
 *
 * @param number   of the import
 * @param language what somebody reads of whom the file does not say it
 * @param basis    the wording they agreed to, or the ground the organisation declares
 * @param asked    true if each is asked to confirm first: subscriptions are pending until then
 * @param known    what happens to contacts we know already
 */
public record Entry(
        long number,
        long organisation,
        List<ContactList> lists,
        String language,
        String basis,
        boolean asked,
        Known known) {

    public Entry {
        lists = List.copyOf(lists);
        if (lists.isEmpty()) throw new IllegalArgumentException("people come onto a list");
        if (lists.stream().anyMatch(it -> it.organisation() != organisation))
            throw new IllegalArgumentException("the lists belong to one organisation");
    }

    /** What a file may change of a contact we know. */
    public enum Known {
        /** Nothing. */
        KEEP,
        /** What we do not know yet. */
        FILL,
        /** What the file says. */
        OVERWRITE
    }

    ContactKind kind() {
        return lists.get(0).kind().contacts();
    }

    String state() {
        return asked ? "pending" : "confirmed";
    }
}
