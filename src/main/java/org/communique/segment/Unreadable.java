package org.communique.segment;

import java.util.List;

/** Ends the reading of a rule; caught where it began. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    Unreadable(int position, String key, String... arguments) {
        super(key, null, false, false);
        fault = new Fault(position, "segment.fault-" + key, List.of(arguments));
    }

    Fault fault() {
        return fault;
    }
}
