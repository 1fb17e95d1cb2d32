/** Whom we may tell: contacts, lists, subscriptions, consent, suppressions; import. */
@NullMarked
package org.communique.audience;

import org.jspecify.annotations.NullMarked;
