/** Who the users are, and how they prove it: passwords, second factors, sessions. */
@NullMarked
package org.communique.signin;

import org.jspecify.annotations.NullMarked;
