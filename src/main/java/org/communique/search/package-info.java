/** Pure: how words are folded, what a question asks for, and which words of a text answer it. */
@NullMarked
package org.communique.search;

import org.jspecify.annotations.NullMarked;
