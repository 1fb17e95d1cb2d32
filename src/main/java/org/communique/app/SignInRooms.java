package org.communique.app;

import java.time.Duration;
import org.communique.form.Quota;
import org.communique.signin.Accounts;
import org.communique.signin.Attempts;
import org.communique.signin.Identities;
import org.communique.signin.Introductions;
import org.communique.signin.Invitations;
import org.communique.signin.Passkeys;
import org.communique.signin.RecoveryCodes;
import org.communique.signin.Sessions;
import org.communique.signin.SignIns;
import org.communique.signin.Totps;

/** Puts together who signs in, and how. */
record SignInRooms(Sessions sessions, Accounts accounts, Accounts.Rooms.Proofs proofs, Invitations invitations) {

    static SignInRooms of(Core core) {
        var lives = new Sessions.Lives(
                Duration.ofMinutes(core.settings.number("desk.idle-minutes", 5, 720)),
                Duration.ofHours(core.settings.number("desk.session-hours", 1, 24)));
        var sessions = new Sessions(core.store, core.vault, core.clock, lives);
        var proofs = new Accounts.Rooms.Proofs(
                new Totps(core.store, core.vault, core.clock),
                new RecoveryCodes(core.store, core.vault),
                new Passkeys(core.store, core.vault, core.clock),
                new Identities(core.store, core.vault, core.clock));
        var invitations = new Invitations(core.store, core.vault, core.clock);
        var accounts = new Accounts(
                new Accounts.Rooms(core.store, core.users, sessions, proofs, invitations, core.staff, core.audit));
        return new SignInRooms(sessions, accounts, proofs, invitations);
    }

    Introductions introductions(Core core) {
        return new Introductions(core.users, proofs.identities(), accounts);
    }

    SignIns signIns(Core core) {
        return new SignIns(
                core.users,
                accounts,
                proofs,
                new SignIns.Limits(new Attempts(core.store, core.vault, core.clock), new Quota(core.clock)));
    }
}
