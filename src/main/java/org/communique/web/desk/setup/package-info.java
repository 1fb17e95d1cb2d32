/** The first run: from the token on the console to the first list. */
@NullMarked
package org.communique.web.desk.setup;

import org.jspecify.annotations.NullMarked;
