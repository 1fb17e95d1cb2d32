package org.communique.notice;

import java.util.List;
import java.util.function.BiConsumer;

/** Who carries notices to the next hop. */
public interface Post {

    /** Carries letters one after the other; {@code sent} is told exactly once of each, before this returns. */
    void carry(List<Letter> letters, BiConsumer<Letter, Sent> sent);
}
