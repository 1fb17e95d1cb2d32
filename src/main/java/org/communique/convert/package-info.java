/** Turns what people paste or bring from a word processor into our Markdown; knows nothing of where it goes. */
@NullMarked
package org.communique.convert;

import org.jspecify.annotations.NullMarked;
