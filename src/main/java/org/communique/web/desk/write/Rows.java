package org.communique.web.desk.write;

import java.util.Optional;
import org.communique.drafting.Note;
import org.communique.drafting.Version;
import org.communique.web.desk.Visit;

/** Lines of the history and of the notes, ready to be shown. */
final class Rows {

    private Rows() {}

    /** A version that is kept. */
    record Past(int number, String author, String when, String cause, boolean stored, String title) {}

    static Past past(Visit visit, Version it, String author) {
        var title = it.text().title();
        return new Past(
                it.number(),
                author,
                Clocks.minute(visit, it.at()),
                it.cause().code(),
                it.revision().isPresent(),
                title);
    }

    /** A note. @param resolved who has seen to it; empty = nobody yet */
    record Said(
            long id,
            int paragraph,
            String quote,
            String text,
            String author,
            String when,
            String resolved,
            String since) {}

    static Said note(Visit visit, Note it, String author, Optional<String> by) {
        return new Said(
                it.id(),
                it.paragraph(),
                it.quote(),
                it.text(),
                author,
                Clocks.minute(visit, it.at()),
                by.orElse(""),
                it.resolved().map(done -> Clocks.minute(visit, done.at())).orElse(""));
    }
}
