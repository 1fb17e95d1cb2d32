/** A release and what became of it: its controls while it goes out, its report, and who did not get it. */
@NullMarked
package org.communique.web.desk.report;

import org.jspecify.annotations.NullMarked;
