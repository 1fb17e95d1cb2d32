package org.communique.sender;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** Names of new keys: letter of the algorithm, month, and a letter that makes the pair new: {@code r202611a, e202611a}. */
final class Selectors {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");

    private Selectors() {}

    /** The end that no algorithm has used, such as {@code 202611a}. */
    static String next(Instant now, Set<String> taken) {
        var month = YearMonth.from(now.atOffset(ZoneOffset.UTC)).format(MONTH);
        for (int n = 0; ; n++) {
            var end = month + letters(n);
            boolean free = true;
            for (var algorithm : Algorithm.values()) free &= !taken.contains(algorithm.letter() + end);
            if (free) return end;
        }
    }

    /** a … z, then aa, ab … */
    private static String letters(int n) {
        var last = String.valueOf((char) ('a' + n % 26));
        return n < 26 ? last : letters(n / 26 - 1) + last;
    }
}
