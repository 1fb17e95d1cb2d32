package org.communique.signin;

import java.util.Locale;
import java.util.Optional;
import org.communique.form.Quota;

/** Takes what people type to sign in, and counts what is wrong. Nobody learns from an answer whether a name is known. */
public final class SignIns {

    private static final int QUESTIONS_PER_HOUR = 120;

    private final Users users;
    private final Accounts accounts;
    private final Accounts.Rooms.Proofs proofs;
    private final Attempts attempts;
    private final Quota questions;

    /** What holds guessing up. */
    public record Limits(Attempts attempts, Quota questions) {}

    /** What somebody has proved already when she is asked for a code. */
    public enum First {
        PASSWORD,
        PROVIDER
    }

    /** What became of it. */
    public enum Answer {
        /** It does not fit. */
        WRONG,
        /** Too much was wrong in the last quarter of an hour: not even looked at. */
        TOO_MANY,
        /** The password fits, or the provider knows her; a code is wanted too. */
        CODE_WANTED,
        /** She is who she says. */
        PROVED
    }

    public SignIns(Users users, Accounts accounts, Accounts.Rooms.Proofs proofs, Limits limits) {
        this.users = users;
        this.accounts = accounts;
        this.proofs = proofs;
        this.attempts = limits.attempts();
        this.questions = limits.questions();
    }

    /** A user name as somebody typed it. */
    public static String name(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    /** @param network that the request comes from, such as {@code 203.0.113.0/24} */
    public Answer password(String user, String password, String network) {
        var attempt = attempts.begin(user, network);
        if (attempt.isEmpty()) return Answer.TOO_MANY;
        if (password.length() > PasswordRule.LONGEST || !users.proves(user, password)) return wrong(user, network);
        attempts.takeBack(attempt.getAsLong());
        return accounts.hasSecondFactor(user) ? Answer.CODE_WANTED : proved(user, "password");
    }

    /** Whether somebody who is signed in knows her password; wrong ones count. */
    public boolean knows(String user, String password, String network) {
        var attempt = attempts.begin(user, network);
        if (attempt.isEmpty()) return false;
        boolean knows = users.proves(user, password);
        if (knows) attempts.takeBack(attempt.getAsLong());
        else wrong(user, network);
        return knows;
    }

    /**
     * A provider has let her in.
     *
     * @param trusted whether its word stands for the second factor too
     */
    public Answer introduced(String user, boolean trusted) {
        if (!users.active(user)) return Answer.WRONG;
        return !trusted && accounts.hasSecondFactor(user) ? Answer.CODE_WANTED : proved(user, "provider");
    }

    /** The second half, of whoever has proved the first: a code by the clock, or a recovery code. */
    public Answer code(First first, String user, String code, String network) {
        var attempt = attempts.begin(user, network);
        if (attempt.isEmpty()) return Answer.TOO_MANY;
        var how = codeFits(user, code.replaceAll("\\s", ""));
        if (how.isEmpty()) return wrong(user, network);
        attempts.takeBack(attempt.getAsLong());
        return proved(user, first.name().toLowerCase(Locale.ROOT) + " and " + how.get());
    }

    private Optional<String> codeFits(String user, String typed) {
        if (!users.active(user)) return Optional.empty();
        if (typed.matches("\\d{6}") && proofs.totps().take(user, typed)) return Optional.of("code");
        boolean recovery = typed.length() >= 12 && typed.length() <= 20;
        return recovery && proofs.codes().take(user, typed) ? Optional.of("recovery code") : Optional.empty();
    }

    /** Whether a passkey or a provider may be asked: each question is a row until it is answered. */
    public boolean mayAsk(String network) {
        return questions.take(network, QUESTIONS_PER_HOUR);
    }

    /** A passkey was proved elsewhere: it needs nothing beside it, and no limit keeps her out. */
    public Answer passkey(String user) {
        return users.active(user) ? proved(user, "passkey") : Answer.WRONG;
    }

    private Answer proved(String user, String how) {
        attempts.forgive(user);
        accounts.note(Accounts.Change.own(user, ""), "user.signed-in", how);
        return Answer.PROVED;
    }

    /** The same work for a name that nobody has; what a stranger typed is not written down. */
    private void locked(String user) {
        boolean known = users.find(user).isPresent();
        accounts.note(Accounts.Change.of(known ? user : "unknown", "stranger"), "user.locked", "");
    }

    private Answer wrong(String user, String network) {
        if (!attempts.open(user, network)) locked(user);
        return Answer.WRONG;
    }
}
