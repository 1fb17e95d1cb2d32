/** Keys, and what is done with them: values are encrypted, blinded for lookup, and tokens are signed. */
@NullMarked
package org.communique.vault;

import org.jspecify.annotations.NullMarked;
