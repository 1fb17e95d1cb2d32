package org.communique.delivery;

import java.util.Locale;

/** Why a candidate was left out. */
public enum Exclusion {
    /** The contact is on another list of the same audience as well. */
    DUPLICATE("duplicate"),
    /** We must not write to the address. */
    SUPPRESSED("suppressed"),
    /** Left after the audience was frozen. */
    UNSUBSCRIBED("unsubscribed"),
    /** No edition in the contact's language or a fallback. */
    NO_EDITION("no-edition"),
    /** Got the advance copy under embargo already. */
    ADVANCE_COPY("advance-copy"),
    /** The embargo ended before the advance copy left; the contact is in the public dispatch instead. */
    SUPERSEDED("superseded"),
    /** Erased after the audience was frozen. */
    ERASED("erased"),
    /** A person stopped the dispatch before the turn came. */
    STOPPED("stopped"),
    /** On a list, in a segment or among the recipients of a release that the plan leaves out. */
    LEFT_OUT("left-out"),
    /** Has chosen topics, and this is none of them. */
    TOPIC("topic"),
    /** Has chosen to read it in a digest. */
    RHYTHM("rhythm"),
    /** Wants no mail for a while. */
    PAUSED("paused"),
    /** May see nothing under embargo, or not any more; gets the public mail. */
    NOT_ACCREDITED("not-accredited");

    private final String code;

    Exclusion(String code) {
        this.code = code;
    }

    /** The word in the table. */
    public String code() {
        return code;
    }

    static Exclusion of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
