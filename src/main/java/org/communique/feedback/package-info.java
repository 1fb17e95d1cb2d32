/** What comes back from outside, applied to the audience. */
@NullMarked
package org.communique.feedback;

import org.jspecify.annotations.NullMarked;
