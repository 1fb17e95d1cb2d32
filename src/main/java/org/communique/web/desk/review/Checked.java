package org.communique.web.desk.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.communique.checks.Checks;
import org.communique.web.desk.CheckWords;
import org.communique.workspace.ReviewDesk.Sheet;

/**
 * What an attentive colleague would say of one of the editions that are asked about, or of a language without one.
 *
 * @param language its name
 */
record Checked(String language, List<CheckWords.Line> lines) {

    /** Of the very revisions that would go out, whatever has been written since. */
    static List<Checked> of(Sheet sheet, Locale reader) {
        var words = new CheckWords(reader);
        var checks = new ArrayList<Checked>();
        for (var galley : sheet.editions()) {
            var content = galley.revision().content();
            var language = galley.revision().language();
            var text = new Checks.Text(content.title(), content.summary(), content.body());
            var lines = new ArrayList<>(words.of(text, galley.rendered(), false));
            if (sheet.behind().stale().contains(language)) lines.addAll(words.stale(List.of(language)));
            checks.add(new Checked(language.getDisplayName(reader), lines));
        }
        for (var it : sheet.behind().missing())
            checks.add(new Checked(it.getDisplayName(reader), words.missing(List.of(it))));
        return checks;
    }
}
