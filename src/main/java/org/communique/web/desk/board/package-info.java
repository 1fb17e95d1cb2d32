/** The release board: what is going out now, and where everything else stands. */
@NullMarked
package org.communique.web.desk.board;

import org.jspecify.annotations.NullMarked;
