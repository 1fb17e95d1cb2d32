package org.communique.delivery;

/**
 * One delivery owed, claimed for an attempt.
 *
 * @param contact  0 = the public
 * @param list     the list it goes through; 0 = the public
 * @param language tag of the edition that goes out
 * @param token    16 random bytes, the same in every attempt
 * @param attempts attempts begun, this one included
 */
public record Delivery(long id, long dispatch, long contact, long list, String language, byte[] token, int attempts) {}
