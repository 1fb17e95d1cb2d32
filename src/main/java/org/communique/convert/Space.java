package org.communique.convert;

import java.util.ArrayList;
import java.util.List;

/** White space as people mean it: one space between words, none at the ends, nothing invisible but what scripts need. */
final class Space {

    /** Zero-width spaces, joiners of words, soft hyphens. The joiners of letters (U+200C, U+200D) and marks of direction stay. */
    private static final String INVISIBLE = "\u200B\u2060\uFEFF\u00AD";

    private Space() {}

    static boolean is(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** The runs of one line with one space where there were any; neighbours that look alike become one. */
    static List<Run> collapsed(List<Run> runs) {
        var out = new ArrayList<Run>();
        boolean spaceBefore = true;
        for (var run : runs) {
            var text = new StringBuilder();
            for (int i = 0; i < run.text().length(); i++) {
                char c = run.text().charAt(i);
                if (INVISIBLE.indexOf(c) >= 0 || (Character.isISOControl(c) && !is(c))) continue;
                if (!is(c)) text.append(c);
                else if (!spaceBefore) text.append(kept(run.text(), i));
                spaceBefore = is(c);
            }
            add(out, run.with(text.toString()));
        }
        trimEnd(out);
        return out;
    }

    /** A no-break space that stands alone was meant (French before a colon); any other is a space. */
    private static char kept(String text, int at) {
        char c = text.charAt(at);
        boolean alone = at > 0 && at + 1 < text.length() && !is(text.charAt(at - 1)) && !is(text.charAt(at + 1));
        return alone && (c == '\u00A0' || c == '\u202F') ? c : ' ';
    }

    private static void add(List<Run> runs, Run run) {
        if (run.text().isEmpty()) return;
        var last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        if (last != null && last.look().equals(run.look()) && last.target().equals(run.target()))
            runs.set(runs.size() - 1, last.with(last.text() + run.text()));
        else runs.add(run);
    }

    private static void trimEnd(List<Run> runs) {
        while (!runs.isEmpty()) {
            var last = runs.remove(runs.size() - 1);
            int end = last.text().length();
            while (end > 0 && is(last.text().charAt(end - 1))) end--;
            if (end == 0) continue;
            runs.add(last.with(last.text().substring(0, end)));
            return;
        }
    }
}
