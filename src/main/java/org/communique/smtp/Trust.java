package org.communique.smtp;

/** What we have learnt of a server's pipelining (RFC 2920); shared by the connections to it. */
final class Trust {

    private volatile boolean group;
    private volatile boolean behind;
    private volatile boolean lost;

    /** It has answered a group of commands, perhaps one that stood behind a message. */
    void prove(boolean behindMessage) {
        if (behindMessage && !behind) behind = true;
        if (!group) group = true;
    }

    boolean proven(boolean behindMessage) {
        return behindMessage ? behind : group;
    }

    /** It announced what it cannot do: one command at a time from now on. */
    void lose() {
        lost = true;
    }

    boolean lost() {
        return lost;
    }
}
