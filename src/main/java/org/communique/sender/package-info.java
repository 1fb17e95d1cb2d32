/** Proves that our mail is ours: DKIM keys and signatures, the DNS records to publish, and their check. */
@NullMarked
package org.communique.sender;

import org.jspecify.annotations.NullMarked;
