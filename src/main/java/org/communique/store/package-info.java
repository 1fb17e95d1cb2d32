/** The database: one writer, many readers, migrations forward only; knows nothing of what is stored. */
@NullMarked
package org.communique.store;

import org.jspecify.annotations.NullMarked;
