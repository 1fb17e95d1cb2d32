/** What is public: the feeds with their addresses, and the statements that are out. */
@NullMarked
package org.communique.web.desk.feeds;

import org.jspecify.annotations.NullMarked;
