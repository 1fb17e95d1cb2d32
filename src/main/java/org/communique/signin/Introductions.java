package org.communique.signin;

import java.util.Locale;
import java.util.Optional;
import org.communique.audience.Address;
import org.communique.openid.Identity;
import org.communique.openid.Verdict;

/** Whom of the users a provider means by somebody it has let in. Nobody is ever made a user by it. */
public final class Introductions {

    private final Users users;
    private final Identities identities;
    private final Accounts accounts;

    public Introductions(Users users, Identities identities, Accounts accounts) {
        this.users = users;
        this.identities = identities;
        this.accounts = accounts;
    }

    /**
     * Who it is: the user it is bound to, else the one user who has the address that the provider has verified, who is bound to it
     * from now on. Empty if nobody is, or she may not sign in; that stands in the audit log, and the one asking is not told why.
     *
     * @param session of hers that goes on if she is bound now; empty = none
     */
    public Optional<String> user(Identity identity, String session) {
        var bound = identities.user(identity);
        var meant = bound.or(() -> identity.mail().flatMap(this::withAddress));
        if (meant.isEmpty()) return refused("unknown", identity.mail().isEmpty() ? "no verified address" : "unknown");
        if (!users.active(meant.get())) return refused(meant.get(), "disabled");
        if (bound.isEmpty() && !accounts.bind(Accounts.Change.own(meant.get(), session), identity))
            return refused(meant.get(), "bound to somebody else there");
        return meant;
    }

    /** An answer of the provider that proves nothing. */
    public void refused(Verdict.Refused verdict) {
        refused("unknown", verdict.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private Optional<String> refused(String user, String why) {
        accounts.note(Accounts.Change.of(user, "stranger"), "user.refused", why);
        return Optional.empty();
    }

    private Optional<String> withAddress(String mail) {
        try {
            return users.withAddress(new Address(mail));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
