/** Staff pages; in this stage the built-in mailbox of the sample mode. */
@NullMarked
package org.communique.web.desk;

import org.jspecify.annotations.NullMarked;
