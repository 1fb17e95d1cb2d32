package org.communique.app;

import java.util.Arrays;
import java.util.Comparator;

/** Messages, seconds by the wall and processor seconds of one run. */
record Speed(int messages, double seconds, double cpu) {

    static Speed median(Speed[] runs) {
        var sorted = Arrays.stream(runs)
                .sorted(Comparator.comparingDouble(Speed::seconds))
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    double perSecond() {
        return messages / seconds;
    }

    double cpuMicros() {
        return cpu * 1e6 / messages;
    }

    @Override
    public String toString() {
        return "%,.0f a second (%.1f µs of processor each)".formatted(perSecond(), cpuMicros());
    }
}
