/** Public pages: statements, feeds, unsubscribe. Looks up one person by token and has no way to list them. */
@NullMarked
package org.communique.web.site;

import org.jspecify.annotations.NullMarked;
