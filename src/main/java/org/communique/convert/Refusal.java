package org.communique.convert;

import java.util.Locale;

/** Why a document was not taken. */
public enum Refusal {
    /** The file, or what was pasted, is larger than we read. */
    TOO_LARGE,
    /** It is neither .docx nor .odt. */
    UNKNOWN_KIND,
    /** The format of Word before 2007, or a file that a password closes: both look alike from outside. */
    OLD_OR_LOCKED,
    /** A password closes it. */
    LOCKED,
    /** Cut off, or damaged. */
    BROKEN,
    /** It holds more parts, or unpacks to more, than a document does. */
    OVERSTUFFED,
    /** It holds what no word processor writes: names that lead elsewhere, declarations of entities. */
    HOSTILE,
    /** Elements within elements beyond what anybody writes. */
    TOO_DEEP,
    /** The text is longer than a statement can be. */
    TOO_LONG;

    /** As it stands in keys of phrases, such as {@code too-large}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
