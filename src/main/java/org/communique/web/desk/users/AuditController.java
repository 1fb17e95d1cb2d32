package org.communique.web.desk.users;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import org.communique.audience.Audit;
import org.communique.render.Moments;
import org.communique.render.Phrases;
import org.communique.web.desk.DeskPages;
import org.communique.web.desk.Visit;
import org.communique.workspace.Desks;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /desk/{organisation}/settings/audit}: the newest entries in words. */
@Controller
class AuditController {

    private static final int SHOWN = 200;

    private final Desks desks;
    private final DeskPages pages;

    AuditController(Desks desks, DeskPages pages) {
        this.desks = desks;
        this.pages = pages;
    }

    /** An entry in words. */
    record Row(String when, String who, String what, String more) {

        static Row of(Audit.Dated it, Visit visit) {
            var language = Phrases.desk(visit.user().language());
            return new Row(
                    Moments.inWords(it.at(), visit.zone(), language),
                    words(language, "desk.audit.who.", it.entry().actor()),
                    words(language, "desk.audit.action.", it.entry().action()),
                    (it.entry().subject() + " " + it.entry().detail()).strip());
        }

        /** What has no words yet is shown as it is written down: an entry is never left out. */
        private static String words(Locale language, String prefix, String code) {
            try {
                return Phrases.get(language, prefix + code);
            } catch (MissingResourceException none) {
                return code;
            }
        }
    }

    @GetMapping("/desk/{organisation}/settings/audit")
    ResponseEntity<String> newest(Visit visit) {
        List<Row> rows = desks.audit().newest(visit.actor(), visit.of(), SHOWN).stream()
                .map(it -> Row.of(it, visit))
                .toList();
        return pages.page(visit, "desk/audit.html", Map.of("rows", rows, "shown", rows.size()));
    }
}
