package org.communique.delivery;

/**
 * What became of one attempt.
 *
 * @param provider whose lane it went through
 */
record Settlement(Delivery delivery, Outcome outcome, String provider) {}
