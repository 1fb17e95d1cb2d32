/** What staff write at the desk before it is a revision: drafts, what became of them, and notes for colleagues. */
@NullMarked
package org.communique.drafting;

import org.jspecify.annotations.NullMarked;
