package org.communique.release;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.communique.statement.Content;
import org.communique.statement.Letterhead;
import org.communique.statement.Organisation;
import org.communique.statement.Revision;
import org.communique.statement.Statement;

/**
 * What is not stored yet, to be shown as it would go out.
 *
 * @param statement id 0 if nothing of it is stored
 * @param editions  all of them as they stand; what is not stored has the row id 0, and an edition without a row a negative one
 * @param language  of the one to be shown
 * @param at        release time, as far as it is known
 */
public record Proof(
        Statement statement,
        Organisation organisation,
        Letterhead letterhead,
        List<Revision> editions,
        Locale language,
        Instant at) {

    public Proof {
        editions = List.copyOf(editions);
    }

    /** The same without the statements that an issue brings together. */
    public Proof withoutGathered() {
        return new Proof(
                statement,
                organisation,
                letterhead,
                editions.stream().map(Proof::bare).toList(),
                language,
                at);
    }

    private static Revision bare(Revision it) {
        var content = it.content();
        return new Revision(
                it.id(),
                it.edition(),
                it.statement(),
                it.language(),
                it.slug(),
                it.publicId(),
                it.number(),
                new Content(
                        content.title(),
                        content.summary(),
                        content.body(),
                        content.topics(),
                        content.tags(),
                        List.of(),
                        content.files(),
                        content.change()));
    }

    /** The edition to be shown. */
    public Revision shown() {
        return editions.stream()
                .filter(it -> it.language().equals(language))
                .findFirst()
                .orElseThrow();
    }
}
