package org.communique.web.desk.write;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.drafting.Mend;

/**
 * What the page tells of the last thing that was done.
 *
 * @param code  of its phrase; empty = nothing
 * @param why   code of a fault of a file, with what stands in its words
 * @param mends by language: what is to be mended before it can be planned
 * @param sent  whether the relay took the test mail, by how colleagues are known
 */
record Told(String code, Why why, Map<Locale, List<Mend>> mends, Map<String, Boolean> sent) {

    /** Why a file is not taken. @param code empty = nothing is wrong with one */
    record Why(String code, List<Object> details) {

        static final Why NONE = new Why("", List.of());
    }

    static final Told NOTHING = of("");

    private static final List<String> IN_ADDRESS =
            List.of("restored", "current", "noted", "resolved", "added", "removed", "key-done");

    private static final List<String> FAULTS = List.of(
            "refused",
            "undescribed",
            "no-file",
            "too-many",
            "no-note",
            "long-note",
            "key-unfit",
            "key-taken",
            "key-settled",
            "key-changed");

    static Told of(String code) {
        return new Told(code, Why.NONE, Map.of(), Map.of());
    }

    static Told refused(String fault, List<Object> details) {
        return new Told("refused", new Why(fault, details), Map.of(), Map.of());
    }

    static Told toMend(Map<Locale, List<Mend>> mends) {
        return new Told("mend", Why.NONE, mends, Map.of());
    }

    static Told sent(Map<String, Boolean> sent) {
        return new Told(sent.isEmpty() ? "nobody" : "sent", Why.NONE, Map.of(), sent);
    }

    /** What the address says of the press before. */
    static Told of(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("done"))
                .filter(IN_ADDRESS::contains)
                .map(Told::of)
                .orElse(NOTHING);
    }

    /** Whether what is told is good news. */
    public boolean fine() {
        return code.equals("sent") || IN_ADDRESS.contains(code);
    }

    boolean fault() {
        return FAULTS.contains(code);
    }

    /** For the address of the page that is shown next. */
    String query() {
        return code.isEmpty() ? "" : "&done=" + code;
    }
}
