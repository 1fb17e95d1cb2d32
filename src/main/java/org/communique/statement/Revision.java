package org.communique.statement;

import java.util.Locale;

/**
 * A numbered state of an edition. It never changes; a change is the next revision.
 *
 * @param id        row id
 * @param edition   id of the edition
 * @param statement id of the statement
 * @param language  of the edition
 * @param slug      last part of the page's path
 * @param publicId  random, permanent id of the edition; secret until the release
 * @param number    1, 2, 3 …
 */
public record Revision(
        long id,
        long edition,
        long statement,
        Locale language,
        String slug,
        String publicId,
        int number,
        Content content) {}
