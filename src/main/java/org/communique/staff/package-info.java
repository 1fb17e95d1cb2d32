/** Who of an organisation's staff may do what: roles, permissions, and the one question that is asked of them. */
@NullMarked
package org.communique.staff;

import org.jspecify.annotations.NullMarked;
