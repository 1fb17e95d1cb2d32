package org.communique.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The caution of each dispatch in a run. Used under the lock of the run. */
final class Cautions {

    private final Map<Long, Caution> byDispatch = new HashMap<>();

    /** The one that was asked for last: most often the one that is asked for next. */
    private Caution last = new Caution();

    private long lastDispatch = -1;

    Caution of(Claim claim) {
        long dispatch = claim.lane().dispatch();
        if (dispatch != lastDispatch) {
            last = byDispatch.computeIfAbsent(dispatch, it -> new Caution());
            lastDispatch = dispatch;
        }
        return last;
    }

    /** Forgets dispatches that may not go on now: when they go on, they begin anew. */
    void keepOnly(Collection<Long> dispatches) {
        lastDispatch = -1;
        byDispatch
                .entrySet()
                .removeIf(
                        it -> !dispatches.contains(it.getKey()) && it.getValue().isIdle());
    }

    /** The dispatches that must pause, with the reason. */
    Map<Long, String> halts() {
        var halts = new HashMap<Long, String>();
        byDispatch.forEach((dispatch, it) -> it.halted().ifPresent(why -> halts.put(dispatch, why)));
        return halts;
    }
}
