package org.communique.app;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.communique.checks.Placeholders;
import org.communique.release.Galley;
import org.communique.sender.Finding;
import org.communique.statement.StatementFile;

/** What a proof-reader would see in an edition: words that were to be replaced, pictures that nobody described. */
final class EditionChecks {

    private static final Pattern SILENT_IMAGE = Pattern.compile("<img\\b(?![^>]*\\salt=)[^>]*>");

    private EditionChecks() {}

    static List<Finding> of(Galley galley) {
        var findings = new ArrayList<Finding>();
        var edition = "edition " + galley.rendered().language().toLanguageTag() + ": ";
        var content = galley.revision().content();
        Placeholders.first(String.join("\n", content.title(), content.summary(), content.body()))
                .ifPresent(it -> findings.add(Finding.advice(
                        edition + "'" + it + "' looks like a placeholder",
                        "intake the edition again with the right words, and decide again")));
        for (var file : content.files())
            if (file.role() == StatementFile.Role.ATTACHMENT
                    && file.description().isBlank())
                findings.add(undescribed(edition + file.role().code() + " " + file.name(), file.role()));
        var rendered = galley.rendered();
        if (SILENT_IMAGE.matcher(rendered.html()).find()
                || SILENT_IMAGE.matcher(rendered.page()).find())
            findings.add(undescribed(edition + "a picture in the text", StatementFile.Role.IMAGE));
        return findings;
    }

    private static Finding undescribed(String what, StatementFile.Role role) {
        var cure = "describe it in the front matter or between the brackets of ![…](…)";
        return role == StatementFile.Role.IMAGE
                ? Finding.wrong(what + " has no description for those who cannot see it", cure)
                : Finding.advice(what + " has no description", cure);
    }
}
