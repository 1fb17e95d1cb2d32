package org.communique.web.desk;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What browsers reported of pages whose policy kept something from happening (CSP3 §5), counted by what it was. Anybody can
 * send a report, and it holds addresses of pages: nothing else of it is read or kept, and a minute counts a few of them only.
 */
public final class Violations {

    static final int MOST_BYTES = 16 * 1024;
    static final int MOST_PER_MINUTE = 60;

    private static final Logger LOG = LoggerFactory.getLogger(Violations.class);
    private static final long MINUTE_MS = 60_000;
    private static final Pattern DIRECTIVE =
            Pattern.compile("\"(?:effective-|violated-|effective)[dD]irective\"\\s*:\\s*\"([a-z-]{1,40})");

    private final Clock clock;
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private long minute;
    private int taken;

    /** What was kept from happening. */
    public enum Kind {
        SCRIPT,
        STYLE,
        IMG,
        CONNECT,
        FRAME,
        FORM,
        OTHER;

        /** As it stands in a metric. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** None yet. */
    public Violations(Clock clock) {
        this.clock = clock;
    }

    /** Counts a report; one too many within a minute is let go. @param report as it came */
    synchronized void take(String report) {
        long now = clock.millis() / MINUTE_MS;
        if (now != minute) {
            minute = now;
            taken = 0;
        }
        if (++taken > MOST_PER_MINUTE) return;
        var kind = kind(report);
        counts.merge(kind, 1L, Long::sum);
        LOG.warn("csp.report kind={}", kind.code());
    }

    /** How many of a kind there were since the start. */
    public synchronized long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** How many there were of all kinds. */
    public synchronized long all() {
        return counts.values().stream().mapToLong(it -> it).sum();
    }

    private static Kind kind(String report) {
        var found = DIRECTIVE.matcher(report);
        var directive = found.find() ? found.group(1) : "";
        Optional<Kind> kind = Arrays.stream(Kind.values())
                .filter(it -> directive.startsWith(it.code() + "-"))
                .findFirst();
        return kind.orElse(Kind.OTHER);
    }
}
