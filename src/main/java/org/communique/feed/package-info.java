/** The public channel: the published snapshot, RSS and Atom, prepared bytes. */
@NullMarked
package org.communique.feed;

import org.jspecify.annotations.NullMarked;
