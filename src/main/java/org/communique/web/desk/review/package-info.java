/** Approval: what goes out, exactly, to be said yes or no to; policies and minutes. */
@NullMarked
package org.communique.web.desk.review;

import org.jspecify.annotations.NullMarked;
