/** Writing: the list of statements, the page on which they are written, and the preview beside it. */
@NullMarked
package org.communique.web.desk.write;

import org.jspecify.annotations.NullMarked;
