package org.communique.mail;

import java.time.Instant;
import java.util.Arrays;
import org.communique.render.Rendered;
import org.communique.statement.Organisation;

/**
 * A mail to one person that belongs to no release and no list.
 *
 * @param id      16 random bytes, the same in every attempt
 * @param from    whose sender it comes from, and whose press desk gets the answers
 * @param to      as SMTP wants it, the domain as A-label
 * @param mail    without open slots
 * @param datedAt instant in its Date, the same in every attempt
 */
public record SingleMail(byte[] id, Organisation from, String to, Rendered mail, Instant datedAt) {

    public SingleMail {
        id = Arrays.copyOf(id, id.length);
    }

    /** A mask: no log names whom we write to. */
    @Override
    public String toString() {
        return "[mail]";
    }
}
