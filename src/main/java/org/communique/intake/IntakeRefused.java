package org.communique.intake;

import java.util.List;

/** A file has something to mend; for those who need an exception to stop. */
public final class IntakeRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public IntakeRefused(List<Fault> faults) {
        super(faults.size() + " things to mend");
    }
}
