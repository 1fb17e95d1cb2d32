/** What of a text is new in another one, for people who have to read only that. Knows nothing but the texts. */
@NullMarked
package org.communique.difference;

import org.jspecify.annotations.NullMarked;
