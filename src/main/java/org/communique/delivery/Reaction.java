package org.communique.delivery;

import java.time.Duration;

/** What a reply asks of us for everything that goes to the same destination provider, not only for one delivery. */
public sealed interface Reaction {

    /** How long it holds, from the reply on; always positive. */
    Duration length();

    /** Nothing at all to that provider until {@code length} is over. */
    record Pause(Duration length) implements Reaction {
        public Pause {
            positive(length);
        }
    }

    /** At most {@code perMinute} recipients a minute, 1 or more. */
    record Slow(int perMinute, Duration length) implements Reaction {
        public Slow {
            positive(length);
            if (perMinute < 1) throw new IllegalArgumentException("the rate begins at 1 a minute");
        }
    }

    /** At most {@code inFlight} recipients at once, 1 or more. */
    record Narrow(int inFlight, Duration length) implements Reaction {
        public Narrow {
            positive(length);
            if (inFlight < 1) throw new IllegalArgumentException("the width begins at 1");
        }
    }

    private static void positive(Duration length) {
        if (length.isNegative() || length.isZero()) throw new IllegalArgumentException("a reaction lasts a while");
    }
}
