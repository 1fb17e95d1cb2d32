package org.communique.smtp;

import java.io.IOException;

/** How messages are laid on the wire. */
sealed interface Dialogue permits DataDialogue, ChunkDialogue {

    /** Carries messages until the source has no more, the quota is used up, or the server is not to be trusted. */
    void run() throws IOException;
}
