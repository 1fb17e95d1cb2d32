package org.communique.signin;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts wrong passwords and codes in the last quarter of an hour: of one user name, of one network, and of all. In memory: a
 * restart forgives. Safe for many threads. Whoever has a passkey gets in even while others guess at her name.
 */
public final class Attempts {

    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final int PER_USER = 5;

    /** More than one person may sit behind an address of an office. */
    private static final int PER_NETWORK = 20;

    private static final int ALTOGETHER = 200;
    private static final int MOST_KEPT = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Long>> wrong = new HashMap<>();

    public Attempts(Clock clock) {
        this.clock = clock;
    }

    /** Whether somebody may try once more; nobody is told which of the limits it is. */
    synchronized boolean open(String user, String network) {
        return count("user " + user) < PER_USER && count("network " + network) < PER_NETWORK && count("") < ALTOGETHER;
    }

    synchronized void failed(String user, String network) {
        if (wrong.size() > MOST_KEPT) wrong.keySet().removeIf(it -> count(it) == 0);
        for (var it : new String[] {"user " + user, "network " + network, ""})
            wrong.computeIfAbsent(it, name -> new ArrayDeque<>()).add(clock.millis());
    }

    /** She got it right: what went wrong before was hers. */
    synchronized void succeeded(String user) {
        wrong.remove("user " + user);
    }

    private int count(String name) {
        var times = wrong.get(name);
        if (times == null) return 0;
        long from = clock.millis() - WINDOW.toMillis();
        while (!times.isEmpty() && times.peekFirst() <= from) times.pollFirst();
        return times.size();
    }
}
