package org.communique.transfer;

/** A file cannot be taken in, or not so: {@link #fault()} says why and what to do, and names nobody. */
public final class InvalidImport extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient ImportFault fault;

    InvalidImport(ImportFault.Kind kind, Object... arguments) {
        super(kind.code());
        fault = ImportFault.of(kind, arguments);
    }

    /** Why. */
    public ImportFault fault() {
        return fault;
    }
}
