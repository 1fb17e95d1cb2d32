package org.communique.signin;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.communique.audience.Address;
import org.communique.audience.Audit;
import org.communique.openid.Identity;
import org.communique.staff.Staff;
import org.communique.store.Store;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.CredentialRecord;

/**
 * How a user proves who she is, and every change of it: each is written into the audit log, and ends her sessions in the same
 * transaction (ASVS 7.4.3) but for the one she changed it from.
 */
public final class Accounts {

    private final Rooms rooms;

    /** What it works with. */
    public record Rooms(
            Store store,
            Users users,
            Sessions sessions,
            Proofs proofs,
            Invitations invitations,
            Staff staff,
            Audit audit) {

        /** What may be asked for beside a password, or in its place. */
        public record Proofs(Totps totps, RecoveryCodes codes, Passkeys passkeys, Identities identities) {}
    }

    /**
     * Who changes something, from where.
     *
     * @param user    whose account it is
     * @param by      who does it: herself, an administrator, {@code console}
     * @param session that goes on; empty = none
     */
    public record Change(String user, String by, String session) {

        /** Of her own account, in this session. */
        public static Change own(String user, String session) {
            return new Change(user, user, session);
        }

        /** By somebody else: all her sessions end. */
        public static Change of(String user, String by) {
            return new Change(user, by, "");
        }
    }

    public Accounts(Rooms rooms) {
        this.rooms = rooms;
    }

    /** Whether a password alone does not sign her in. */
    public boolean hasSecondFactor(String user) {
        return hasTotp(user) || !rooms.proofs().passkeys().of(user).isEmpty();
    }

    public boolean hasTotp(String user) {
        return rooms.proofs().totps().has(user);
    }

    public int codesLeft(String user) {
        return rooms.proofs().codes().left(user);
    }

    public List<Passkeys.Shown> passkeys(String user) {
        return rooms.proofs().passkeys().of(user);
    }

    public void setPassword(Change change, String password) {
        step(change, "user.password", "", db -> {
            rooms.users().setPassword(change.user(), password);
            rooms.invitations().remove(change.user());
        });
    }

    /**
     * Sets up an authenticator program.
     *
     * @param code what it shows
     * @return new recovery codes, to be shown once; empty if the code is wrong, and nothing has changed
     */
    public Optional<List<String>> setTotp(Change change, byte[] secret, String code) {
        return rooms.store().write(db -> {
            if (!rooms.proofs().totps().set(change.user(), secret, code)) return Optional.empty();
            step(change, "user.second-factor", "codes by the clock", same -> {});
            return Optional.of(rooms.proofs().codes().renew(change.user()));
        });
    }

    /** Takes her authenticator program and her recovery codes away. */
    public void removeTotp(Change change) {
        step(change, "user.second-factor-removed", "codes by the clock", db -> {
            rooms.proofs().totps().remove(change.user());
            rooms.proofs().codes().remove(change.user());
        });
    }

    /** Ten recovery codes in place of those she had, to be shown once. */
    public List<String> renewCodes(Change change) {
        return rooms.store().write(db -> {
            step(change, "user.recovery-codes", "", same -> {});
            return rooms.proofs().codes().renew(change.user());
        });
    }

    /** @return false if somebody has this passkey already */
    public boolean addPasskey(Change change, CredentialRecord passkey) {
        return rooms.store().write(db -> {
            boolean added = rooms.proofs().passkeys().add(change.user(), passkey);
            if (added) step(change, "user.second-factor", "passkey", same -> {});
            return added;
        });
    }

    /** @return false if it is not hers */
    public boolean removePasskey(Change change, String key) {
        return rooms.store().write(db -> {
            boolean removed = rooms.proofs().passkeys().remove(change.user(), key);
            if (removed) step(change, "user.second-factor-removed", "passkey", same -> {});
            return removed;
        });
    }

    /** From now on a provider means her by this. @return false if it means somebody else, or her by another one */
    boolean bind(Change change, Identity identity) {
        return rooms.store().write(db -> {
            boolean bound = rooms.proofs().identities().bind(change.user(), identity);
            if (bound) step(change, "user.identity", "", same -> {});
            return bound;
        });
    }

    /** The providers that mean her by somebody they let in. */
    public List<Identities.Bound> identities(String user) {
        return rooms.proofs().identities().of(user);
    }

    /** This provider means nobody here by her from now on. @return false if it did not */
    public boolean unbind(Change change, String issuer) {
        return rooms.store().write(db -> {
            boolean unbound = rooms.proofs().identities().remove(change.user(), issuer);
            if (unbound) step(change, "user.identity-removed", "", same -> {});
            return unbound;
        });
    }

    /** Takes away all that she proves herself with but her password: for whoever has lost her telephone. */
    public void resetSecondFactor(Change change) {
        step(change, "user.second-factor-reset", "", db -> {
            rooms.proofs().totps().remove(change.user());
            rooms.proofs().codes().remove(change.user());
            rooms.proofs().passkeys().removeAll(change.user());
            rooms.proofs().identities().removeAll(change.user());
        });
    }

    /** @return false if she could not sign in anyway */
    public boolean disable(Change change) {
        return rooms.store().write(db -> {
            boolean disabled = rooms.users().disable(change.user());
            if (disabled)
                step(change, "user.disabled", "", same -> rooms.invitations().remove(change.user()));
            return disabled;
        });
    }

    /** @return false if she could sign in anyway */
    public boolean enable(Change change) {
        return rooms.store().write(db -> {
            boolean enabled = rooms.users().enable(change.user());
            if (enabled) step(change, "user.enabled", "", same -> {});
            return enabled;
        });
    }

    /** The token of a one-time link by which she sets a password of her own. */
    public String invite(Change change) {
        return rooms.store().write(db -> {
            note(db, change, "user.invited", "");
            return rooms.invitations().issue(change.user());
        });
    }

    /** The same with what goes with it, in one transaction. */
    public <T> T inviting(Change change, BiFunction<JdbcClient, String, T> with) {
        return rooms.store().write(db -> with.apply(db, invite(change)));
    }

    /** Who is invited by a link; empty if it is good for nothing. */
    public Optional<User> invited(String token) {
        return rooms.invitations().user(token).filter(rooms.users()::active).flatMap(rooms.users()::find);
    }

    /** Uses a link up. @return false if it was used, or is too old */
    public boolean accept(String token, String password) {
        return rooms.store().write(db -> {
            var user = rooms.invitations().take(token).filter(rooms.users()::active);
            user.ifPresent(it -> setPassword(Change.of(it, it), password));
            return user.isPresent();
        });
    }

    /** She has signed in, or out of a session. @param action such as {@code user.signed-in} */
    void note(Change change, String action, String detail) {
        rooms.store().run(db -> note(db, change, action, detail));
    }

    /** What colleagues may know of an account. */
    public record State(String shown, boolean active, boolean secondFactor) {}

    /** Empty if there is no such user. */
    public Optional<State> state(String user) {
        return rooms.users()
                .find(user)
                .map(it -> new State(it.shown(), rooms.users().active(user), hasSecondFactor(user)));
    }

    /** A step that changes what somebody may do: if it changed something, her sessions end with it. */
    public boolean changing(String user, Function<JdbcClient, Boolean> step) {
        return rooms.store().write(db -> {
            boolean changed = step.apply(db);
            if (changed) rooms.sessions().endAll(user);
            return changed;
        });
    }

    /** A step that adds a user, and what goes with it; empty if somebody has her name: then nothing happens. */
    public <T> Optional<T> adding(User user, Optional<Address> address, Function<JdbcClient, T> with) {
        return rooms.store().write(db -> {
            if (!rooms.users().add(user)) return Optional.empty();
            address.ifPresent(it -> rooms.users().setAddress(user.name(), it));
            return Optional.of(with.apply(db));
        });
    }

    private void step(Change change, String action, String detail, Consumer<JdbcClient> what) {
        rooms.store().run(db -> {
            what.accept(db);
            rooms.sessions().endAll(change.user(), change.session());
            note(db, change, action, detail);
        });
    }

    /** One entry in each organisation she works for, so that its auditors see it. */
    private void note(JdbcClient db, Change change, String action, String detail) {
        var words = (change.user() + " " + detail).strip();
        var of = rooms.staff().organisations(change.user());
        for (long organisation : of.isEmpty() ? List.of(0L) : of)
            rooms.audit().add(db, new Audit.Entry(change.by(), action, organisation, "user", words));
    }
}
