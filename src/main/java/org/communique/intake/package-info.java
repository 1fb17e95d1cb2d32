/** Turns a file into a valid draft statement, or into the list of what to mend. */
@NullMarked
package org.communique.intake;

import org.jspecify.annotations.NullMarked;
