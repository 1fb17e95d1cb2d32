/** What keeps programs from the forms that everybody may fill in. */
@NullMarked
package org.communique.form;

import org.jspecify.annotations.NullMarked;
