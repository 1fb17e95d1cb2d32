/** Rules over contacts that people write and save, and the conditions they become. */
@NullMarked
package org.communique.segment;

import org.jspecify.annotations.NullMarked;
