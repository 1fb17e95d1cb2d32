/** Main, settings, wiring, Camel, security, command line; knows everybody, known by nobody. */
@NullMarked
package org.communique.app;

import org.jspecify.annotations.NullMarked;
