/**
 * What people choose of all that we say, behind links that only they have: preferences, their data, another address, erasure. Knows
 * one person at a time. {@link Choices} is the door.
 */
@NullMarked
package org.communique.choices;

import org.jspecify.annotations.NullMarked;
