package org.communique.hub;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Numbers since the start of this process. */
final class Counts {

    private final Map<Count, LongAdder> adders = new EnumMap<>(Count.class);

    Counts() {
        for (var count : Count.values()) adders.put(count, new LongAdder());
    }

    void add(Count count, int more) {
        adders.get(count).add(more);
    }

    long get(Count count) {
        return adders.get(count).sum();
    }
}
