package org.communique.presscontact;

import java.util.Locale;

/** On what ground a press contact is written to (GDPR Art. 6(1)). */
public enum LawfulBasis {
    /** She agreed (a). */
    CONSENT,
    /** Her work is to report on ours, and she may object at any time (f). */
    LEGITIMATE_INTEREST,
    /** We deliver what was agreed, such as to an agency (b). */
    CONTRACT;

    /** The word in the table. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static LawfulBasis of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
