package org.communique.delivery;

import java.util.List;

/** A providers file cannot be used; all its faults are named, each with its line. */
public final class InvalidProviders extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * One thing to mend.
     *
     * @param line    from 1; 0 = the file as a whole
     * @param message what to write instead
     */
    public record Fault(int line, String message) implements java.io.Serializable {
        @Override
        public String toString() {
            return "line " + line + ": " + message;
        }
    }

    private final List<Fault> faults;

    InvalidProviders(List<Fault> faults) {
        super(String.join("\n", faults.stream().map(Fault::toString).toList()));
        this.faults = List.copyOf(faults);
    }

    /** All faults, in the order of the file; never empty. */
    public List<Fault> faults() {
        return faults;
    }
}
