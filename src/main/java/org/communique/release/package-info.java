/** Decides: approval, release time, embargo, audiences, channels; the states of a release and the clock that rings. */
@NullMarked
package org.communique.release;

import org.jspecify.annotations.NullMarked;
