/** Who has to approve a release, who is asked, and what they said: of one hash, and of nothing that came after it. */
@NullMarked
package org.communique.review;

import org.jspecify.annotations.NullMarked;
