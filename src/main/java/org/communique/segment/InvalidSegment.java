package org.communique.segment;

/** A rule that cannot be read, or a segment that cannot be kept or removed. */
public final class InvalidSegment extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    InvalidSegment(Fault fault) {
        super(fault.key() + " at " + fault.position());
        this.fault = fault;
    }

    /** Where and why. */
    public Fault fault() {
        return fault;
    }
}
