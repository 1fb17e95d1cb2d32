package org.communique.notice;

import java.time.Instant;
import java.util.Arrays;
import org.communique.render.Rendered;
import org.communique.statement.Organisation;

/**
 * A notice as it goes out.
 *
 * @param uid     16 random bytes, the same in every attempt
 * @param to      as SMTP wants it, the domain as A-label
 * @param datedAt for the Date; the same in every attempt
 */
public record Letter(long id, byte[] uid, Organisation from, String to, Rendered mail, Instant datedAt) {

    public Letter {
        uid = Arrays.copyOf(uid, uid.length);
    }

    /** A mask: no log names whom we write to. */
    @Override
    public String toString() {
        return "[notice " + id + "]";
    }
}
