/** Who works at the desk of an organisation, and what the audit log says. */
@NullMarked
package org.communique.web.desk.users;

import org.jspecify.annotations.NullMarked;
