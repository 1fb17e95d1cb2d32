package org.communique.workspace;

import java.time.Instant;
import java.util.Optional;
import org.communique.audience.ContactList;
import org.communique.delivery.Parcel;
import org.communique.release.Galley;
import org.communique.statement.Letterhead;
import org.communique.statement.Organisation;
import org.communique.statement.Statement;

/** Takes a test mail to a colleague, through the relay and signed, like the real one. */
public interface TestPost {

    /** Of a house that sends nothing. */
    TestPost NONE = new TestPost() {

        @Override
        public Optional<String> shown(String user) {
            return Optional.empty();
        }

        @Override
        public boolean send(Sheet sheet, String user) {
            return false;
        }
    };

    /** As colleagues know a user; empty if she cannot be reached: no address of hers is known, or she signs in no more. */
    Optional<String> shown(String user);

    /** @return false if the relay did not take it */
    boolean send(Sheet sheet, String user);

    /**
     * A mail that is not released.
     *
     * @param list through which it would go; empty = the organisation has none yet
     */
    record Sheet(
            Galley galley,
            Statement statement,
            Organisation organisation,
            Letterhead letterhead,
            Instant at,
            Optional<ContactList> list) {

        /** What all its copies have in common. @param original the statement it is a re-release of */
        public Parcel.Letter letter(Optional<Long> original) {
            return new Parcel.Letter(
                    0,
                    statement.key(),
                    statement.kind(),
                    organisation.on(letterhead),
                    at,
                    false,
                    at,
                    letterhead,
                    original);
        }
    }
}
