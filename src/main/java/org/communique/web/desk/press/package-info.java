/** The press desk: journalists, what they ask for, and who looked at what is under embargo. */
@NullMarked
package org.communique.web.desk.press;

import org.jspecify.annotations.NullMarked;
