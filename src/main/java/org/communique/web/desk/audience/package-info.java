/** Lists, segments and fields; people, one at a time; files of people that come and go. */
@NullMarked
package org.communique.web.desk.audience;

import org.jspecify.annotations.NullMarked;
