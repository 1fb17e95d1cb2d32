/** The press under embargo: advance pages, grants, keys of newsrooms, revocations, and who looked. {@link Press} is the door. */
@NullMarked
package org.communique.press;

import org.jspecify.annotations.NullMarked;
