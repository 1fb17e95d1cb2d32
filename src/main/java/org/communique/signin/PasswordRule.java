package org.communique.signin;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Optional;

/**
 * Which passwords will do: long enough and not easily guessed. No capital, digit or sign is asked for (ASVS 6.2.5): those make
 * passwords harder to remember and no harder to guess.
 */
public final class PasswordRule {

    static final int SHORTEST = 12;

    /** Argon2id reads all of it; a longer one is no password but a load. */
    static final int LONGEST = 200;

    /** Of zxcvbn: at least 10⁸ guesses, and 10¹⁰ if it takes nothing but time. */
    private static final int SCORE = 3;

    /** What it looks at: guessing gets slow for long texts, and they are safe by then. */
    private static final int LOOKED_AT = 64;

    private final Zxcvbn zxcvbn = new Zxcvbn();

    /** Why it will not do: {@code short}, {@code long} or {@code guessable}; empty if it will. */
    public Optional<String> fault(User user, String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) return Optional.of("short");
        if (password.length() > LONGEST) return Optional.of("long");
        var seen = password.substring(0, Math.min(LOOKED_AT, password.length()));
        var own = List.of(user.name(), user.shown(), "communique", "communiqué");
        return zxcvbn.measure(seen, own).getScore() < SCORE ? Optional.of("guessable") : Optional.empty();
    }
}
