/** What we say: statements, their editions, revisions, files and topics, and who says them. */
@NullMarked
package org.communique.statement;

import org.jspecify.annotations.NullMarked;
