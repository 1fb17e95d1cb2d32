/** The one door through which this house calls an address on the web that somebody else gave it; knows nothing of why. */
@NullMarked
package org.communique.fetch;

import org.jspecify.annotations.NullMarked;
