package org.communique.segment;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word somebody may have meant: at most two letters added, left out or changed, and less than half of them. */
final class Near {

    private static final int LONGEST = 60;

    private Near() {}

    static Optional<String> to(String written, Collection<String> known) {
        var word = written.toLowerCase(Locale.ROOT);
        if (word.length() > LONGEST) return Optional.empty();
        return known.stream()
                .filter(it -> it.length() <= LONGEST && distance(word, it) <= Math.min(2, (it.length() - 1) / 2))
                .min(Comparator.comparingInt((String it) -> distance(word, it)).thenComparing(it -> it));
    }

    private static int distance(String one, String two) {
        var row = new int[two.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[two.length()];
    }
}
