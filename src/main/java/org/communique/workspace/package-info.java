/**
 * What staff may do in their organisation. Every use case of the staff stands here, begins at {@link Gate} and says by
 * {@code @Needs} what it takes; pages and commands call nothing else for them.
 */
@NullMarked
package org.communique.workspace;

import org.jspecify.annotations.NullMarked;
