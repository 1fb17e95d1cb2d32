/** What is wrong with a text, found without knowing anything but the text. */
@NullMarked
package org.communique.checks;

import org.jspecify.annotations.NullMarked;
