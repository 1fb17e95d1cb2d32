/** Takes texts in from word processors: what is pasted, and files. */
@NullMarked
package org.communique.web.desk.convert;

import org.jspecify.annotations.NullMarked;
