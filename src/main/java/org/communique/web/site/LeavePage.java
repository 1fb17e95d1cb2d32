package org.communique.web.site;

import java.util.Optional;

/**
 * Where somebody stands who leaves.
 *
 * @param state {@code ask}, {@code left}, {@code left-all} or {@code back}
 * @param undo  takes the leaving back; empty = nothing to take back
 */
record LeavePage(String state, String undo) {

    static LeavePage asking() {
        return new LeavePage("ask", "");
    }

    static LeavePage left(boolean all, Optional<String> undo) {
        return new LeavePage(all ? "left-all" : "left", undo.orElse(""));
    }

    static LeavePage takenBack() {
        return new LeavePage("back", "");
    }
}
