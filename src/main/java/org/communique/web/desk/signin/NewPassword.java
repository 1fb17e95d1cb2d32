package org.communique.web.desk.signin;

import java.util.Optional;
import org.communique.signin.PasswordRule;
import org.communique.signin.User;

/** A password typed twice. */
record NewPassword(String first, String again) {

    /** Why it will not do, as the words for it are named: {@code different}, or as {@link PasswordRule#fault}. */
    Optional<String> fault(PasswordRule rule, User user) {
        return first.equals(again) ? rule.fault(user, first) : Optional.of("different");
    }
}
