package org.communique.smtp;

/** What a {@link FaultServer} does wrong. */
public sealed interface Fault {

    /** Answers this, without line end; a message whose bytes came is then not taken. */
    record Reply(String line) implements Fault {}

    /** One of the faults without words. */
    enum Act implements Fault {
        /** No reply code at all. */
        GARBAGE,
        /** A line of 10 MB. */
        HUGE_LINE,
        /** A reply whose lines never end. */
        ENDLESS_REPLY,
        /** An orderly end of the connection. */
        CLOSE,
        /** An RST. */
        RESET,
        /** No answer at all, the connection stays. */
        HANG,
        /** The right answer, a byte each second. */
        SLOW,
        /** Forgets what it has read ahead, as a server does that announces PIPELINING and cannot. */
        LOSE_INPUT,
        /** Takes the message and closes before it says so. */
        TAKE_AND_CLOSE
    }

    static Fault reply(String line) {
        return new Reply(line);
    }
}
