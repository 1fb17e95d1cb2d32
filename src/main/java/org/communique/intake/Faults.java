package org.communique.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers every fault of a file, so that its author mends them in one go. */
final class Faults {

    private final List<Fault> all = new ArrayList<>();

    void add(int line, String field, String message) {
        all.add(new Fault(line, field, message));
    }

    boolean none() {
        return all.isEmpty();
    }

    /** In the order of the file. */
    List<Fault> all() {
        return all.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
    }
}
