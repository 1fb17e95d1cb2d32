package org.communique.workspace;

import java.util.Optional;
import org.communique.audience.Address;
import org.communique.signin.User;
import org.communique.statement.Organisation;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes the one-time link of an invitation to whoever is invited. */
public interface InvitationPost {

    /** Whether mail leaves this house. */
    boolean open();

    /** Somebody who has an account, and where mail reaches her. */
    record Invited(User user, Address address) {}

    /** Empty if no address of hers is known. */
    Optional<Invited> invited(String user);

    /** Owes the mail, in the transaction that made the token. Neither address nor link reaches a log. */
    void owe(JdbcClient db, Organisation from, Invited to, String token);
}
