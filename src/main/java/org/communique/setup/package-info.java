/** The first run: who may set the house up before anybody can sign in, and how far she has come. */
@NullMarked
package org.communique.setup;

import org.jspecify.annotations.NullMarked;
