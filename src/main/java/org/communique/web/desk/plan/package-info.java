/** The plan of a statement: who gets it, and when. */
@NullMarked
package org.communique.web.desk.plan;

import org.jspecify.annotations.NullMarked;
