/** Asks the provider of the house who somebody is (OpenID Connect Core 1.0); knows none of our users. */
@NullMarked
package org.communique.openid;

import org.jspecify.annotations.NullMarked;
