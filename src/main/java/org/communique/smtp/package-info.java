/** The fast lane to a mail server: an SMTP client that pipelines, takes what is ready and reports each message once. */
@NullMarked
package org.communique.smtp;

import org.jspecify.annotations.NullMarked;
