package org.communique.statement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A valid edition that has not been stored yet: what intake makes of a file.
 *
 * @param key          shared identity of the editions, a slug
 * @param organisation slug of who speaks; empty = the first organisation
 * @param reReleases   present if another organisation has released it first: what it is called there
 * @param slug         last part of the page's path, a slug
 * @param uploads      bytes of each of {@link Content#files()}, in the same order
 */
public record Draft(
        String key,
        Optional<String> organisation,
        Kind kind,
        Locale language,
        String slug,
        Content content,
        List<byte[]> uploads,
        Optional<Original> reReleases) {

    /** A statement of another organisation, by its slug (empty = the first one) and the key. */
    public record Original(String organisation, String key) {}

    public Draft {
        uploads = List.copyOf(uploads);
        if (uploads.size() != content.files().size())
            throw new IllegalArgumentException("each file comes with its bytes");
    }

    /** The same draft as an organisation's, by its slug. */
    public Draft of(String speaker) {
        return new Draft(key, Optional.of(speaker), kind, language, slug, content, uploads, reReleases);
    }
}
