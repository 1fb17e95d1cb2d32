/** Mails to one person that no release sends: asked for, owed by a business step, and sent out of band. */
@NullMarked
package org.communique.notice;

import org.jspecify.annotations.NullMarked;
