/** People who join: a form that says the same to everybody, a mail at most, and a contact only once she has confirmed. */
@NullMarked
package org.communique.signup;

import org.jspecify.annotations.NullMarked;
