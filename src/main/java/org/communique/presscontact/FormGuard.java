package org.communique.presscontact;

import java.time.Clock;
import org.communique.form.FormToken;
import org.communique.form.Quota;
import org.communique.vault.Vault;

/**
 * Keeps programs from the form of the press desk: a signed token that tells how old the form is, a field that people do not see, and so
 * many forms an hour from one network and from everybody.
 */
public final class FormGuard {

    private static final String FORM = "press";
    private static final int FROM_A_NETWORK = 10;
    private static final int FROM_EVERYBODY = 200;

    private final FormToken tokens;
    private final Quota quota;

    FormGuard(Vault vault, Clock clock) {
        this.tokens = new FormToken(vault, clock);
        this.quota = new Quota(clock);
    }

    /** What becomes of a form. */
    public enum Verdict {
        /** A person has filled it in. */
        PASS,
        /** Show it again: too quick, too old, or not ours. */
        AGAIN,
        /** Answer as always, and forget it. */
        DROP
    }

    /** The token of a form that is shown now. It belongs to nobody. */
    public String token() {
        return tokens.issue(FORM);
    }

    /**
     * Judges a form; one that passes counts.
     *
     * @param trap    what stood in the field that people do not see
     * @param network what is left of the sender's address
     */
    public Verdict judge(String token, String trap, String network) {
        if (!trap.isEmpty()) return Verdict.DROP;
        if (!tokens.good(token, FORM)) return Verdict.AGAIN;
        boolean pass = quota.take("n " + network, FROM_A_NETWORK) && quota.take("", FROM_EVERYBODY);
        return pass ? Verdict.PASS : Verdict.DROP;
    }
}
