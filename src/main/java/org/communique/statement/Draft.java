package org.communique.statement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A valid edition that has not been stored yet: what intake makes of a file.
 *
 * @param key          shared identity of the editions, a slug
 * @param organisation slug of who speaks; empty = the first organisation
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
        List<byte[]> uploads) {

    public Draft {
        uploads = List.copyOf(uploads);
        if (uploads.size() != content.files().size())
            throw new IllegalArgumentException("each file comes with its bytes");
    }
}
