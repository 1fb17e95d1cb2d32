package org.communique.signup;

import java.util.List;
import org.communique.audience.Erasure;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forms that were sent in with a contact's address, confirmed or not, and the mails counted for it: forgotten when she is erased. */
public final class SignupTraces implements Erasure.Also {

    @Override
    public String what() {
        return "signups";
    }

    @Override
    public int erase(JdbcClient db, Erasure.Person person) {
        return List.of("signup", "signup_mail").stream()
                .mapToInt(table -> db.sql("DELETE FROM " + table + " WHERE blind_index = :blind")
                        .param("blind", person.blindIndex())
                        .update())
                .sum();
    }
}
