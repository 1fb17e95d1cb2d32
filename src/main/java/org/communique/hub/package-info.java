/** The WebSub hub of our own feeds: who wants to be told, and telling them at once when a feed has changed. */
@NullMarked
package org.communique.hub;

import org.jspecify.annotations.NullMarked;
