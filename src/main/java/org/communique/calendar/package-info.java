/** The days: observances, holidays, quiet hours, and a feed of them for one's own calendar program. */
@NullMarked
package org.communique.calendar;

import org.jspecify.annotations.NullMarked;
