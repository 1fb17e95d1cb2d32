/** The calendar: month, list and two weeks of it, the private feed, and what the organisation says of its days. */
@NullMarked
package org.communique.web.desk.calendar;

import org.jspecify.annotations.NullMarked;
