/** What the desk sees of releases: how far they are, what became of them, where everything else stands. Reads only. */
@NullMarked
package org.communique.progress;

import org.jspecify.annotations.NullMarked;
