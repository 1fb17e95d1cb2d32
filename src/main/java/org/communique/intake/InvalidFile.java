package org.communique.intake;

import java.util.List;

/** A file that is not taken. The message says what is wrong with it and how to mend it; {@link Assets} adds the line. */
final class InvalidFile extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final FileFault fault;
    private final transient List<Object> details;

    /** @param details for the places in the words */
    InvalidFile(FileFault fault, Object... details) {
        super(fault.words(details));
        this.fault = fault;
        this.details = List.of(details);
    }

    /** @param cause what the library said, for a debugger only: it may quote the file */
    InvalidFile(FileFault fault, Throwable cause) {
        super(fault.words(), cause);
        this.fault = fault;
        this.details = List.of();
    }

    FileFault fault() {
        return fault;
    }

    List<Object> details() {
        return details;
    }
}
