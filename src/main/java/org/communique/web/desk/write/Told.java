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
 * @param what  a few words of another room, such as why a file is not taken
 * @param mends by language: what is to be mended before it can be planned
 * @param sent  whether the relay took the test mail, by how colleagues are known
 */
record Told(String code, String what, Map<Locale, List<Mend>> mends, Map<String, Boolean> sent) {

    static final Told NOTHING = of("");

    private static final List<String> IN_ADDRESS =
            List.of("restored", "current", "noted", "resolved", "added", "removed");

    static Told of(String code) {
        return new Told(code, "", Map.of(), Map.of());
    }

    static Told refused(String what) {
        return new Told("refused", what, Map.of(), Map.of());
    }

    static Told toMend(Map<Locale, List<Mend>> mends) {
        return new Told("mend", "", mends, Map.of());
    }

    static Told sent(Map<String, Boolean> sent) {
        return new Told(sent.isEmpty() ? "nobody" : "sent", "", Map.of(), sent);
    }

    /** What the address says of the press before. */
    static Told of(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("done"))
                .filter(IN_ADDRESS::contains)
                .map(Told::of)
                .orElse(NOTHING);
    }

    boolean fault() {
        return List.of("refused", "undescribed", "no-file", "too-many", "no-note", "long-note")
                .contains(code);
    }

    /** For the address of the page that is shown next. */
    String query() {
        return code.isEmpty() ? "" : "&done=" + code;
    }
}
