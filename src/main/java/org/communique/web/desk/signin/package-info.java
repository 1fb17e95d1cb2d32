/** Signing in and out, and what belongs to one user alone. */
@NullMarked
package org.communique.web.desk.signin;

import org.jspecify.annotations.NullMarked;
