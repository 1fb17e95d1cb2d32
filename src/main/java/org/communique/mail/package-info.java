/** The mail channel: message bytes, list headers, SMTP transports. */
@NullMarked
package org.communique.mail;

import org.jspecify.annotations.NullMarked;
