/** Carries it out: freezes the audience into a dispatch, owns the ledger and the channel port. */
@NullMarked
package org.communique.delivery;

import org.jspecify.annotations.NullMarked;
