package org.communique.web.desk.write;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.drafting.Mend;
import org.communique.render.Phrases;
import org.communique.statement.Languages;

/** What is to be mended before a statement can be planned, in words. */
final class MendLines {

    private final Locale reader;

    MendLines(Locale reader) {
        this.reader = reader;
    }

    /** All that is to be mended in one language. */
    record Part(String tag, String name, List<String> lines) {}

    List<Part> of(Map<Locale, List<Mend>> mends) {
        return mends.entrySet().stream()
                .map(it -> new Part(
                        it.getKey().toLanguageTag(),
                        Languages.name(it.getKey(), reader),
                        it.getValue().stream().map(this::line).toList()))
                .toList();
    }

    private String line(Mend it) {
        var field = Phrases.get(reader, "desk.write.field." + it.field());
        var words = Phrases.get(reader, "desk.write.mend." + it.code(), it.what(), it.line());
        return it.line() == 0
                ? Phrases.get(reader, "desk.write.mend", field, words)
                : Phrases.get(reader, "desk.write.mend-line", field, it.line(), words);
    }
}
