package org.communique.smtp;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;

/** How a {@link FaultServer} behaves; begins as a good server and is told its faults. */
public final class FaultPlan {

    /** Where in the conversation. */
    public enum At {
        CONNECT,
        BANNER,
        EHLO,
        STARTTLS,
        AUTH,
        RSET,
        MAIL,
        RCPT,
        DATA,
        BODY,
        DOT,
        BDAT,
        QUIT
    }

    /** For ever. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    private record Rule(
            At at, String containing, Fault fault, AtomicInteger skip, AtomicInteger times, BooleanSupplier now) {}

    private final java.util.concurrent.CopyOnWriteArrayList<Rule> rules =
            new java.util.concurrent.CopyOnWriteArrayList<>();
    List<String> capabilities = List.of("PIPELINING", "8BITMIME", "CHUNKING", "SMTPUTF8", "SIZE 52428800");
    Optional<SSLContext> tls = Optional.empty();
    boolean implicit;
    Optional<Credentials> credentials = Optional.empty();
    String afterStartTls = "";
    boolean liesInScram;
    boolean goesWithoutRecipient;

    /** What EHLO offers; STARTTLS is added where a certificate is set. */
    public FaultPlan offers(String... keywords) {
        capabilities = List.of(keywords);
        return this;
    }

    public FaultPlan tls(SSLContext context, boolean fromTheStart) {
        tls = Optional.of(context);
        implicit = fromTheStart;
        return this;
    }

    public FaultPlan knows(Credentials who) {
        credentials = Optional.of(who);
        return this;
    }

    /** The fault, the first {@code times} times the phase is reached. */
    public FaultPlan fault(At at, Fault fault, int times) {
        return fault(at, "", fault, 0, times);
    }

    /** The fault, for commands with these letters only. */
    public FaultPlan fault(At at, String containing, Fault fault) {
        return fault(at, containing, fault, 0, ALWAYS);
    }

    /** The fault, {@code times} times, beginning somewhere in the first {@code within} times the phase is reached. */
    public FaultPlan somewhere(At at, Fault fault, int times, long seed, int within) {
        return fault(at, "", fault, new Random(seed).nextInt(within), times);
    }

    /** The fault, as long as something holds. */
    public FaultPlan during(At at, Fault fault, BooleanSupplier now) {
        rules.add(new Rule(at, "", fault, new AtomicInteger(), new AtomicInteger(ALWAYS), now));
        return this;
    }

    private FaultPlan fault(At at, String containing, Fault fault, int skip, int times) {
        rules.add(new Rule(at, containing, fault, new AtomicInteger(skip), new AtomicInteger(times), () -> true));
        return this;
    }

    Optional<Fault> due(At at, String command) {
        for (var rule : rules)
            if (rule.at == at
                    && rule.now.getAsBoolean()
                    && command.contains(rule.containing)
                    && rule.skip.getAndUpdate(n -> Math.max(0, n - 1)) == 0
                    && rule.times.getAndUpdate(n -> n == ALWAYS || n <= 0 ? n : n - 1) > 0)
                return Optional.of(rule.fault);
        return Optional.empty();
    }
}
