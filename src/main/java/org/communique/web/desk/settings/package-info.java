/** Settings of an organisation: what it says of itself, its letterheads, how its mail leaves. */
@NullMarked
package org.communique.web.desk.settings;

import org.jspecify.annotations.NullMarked;
