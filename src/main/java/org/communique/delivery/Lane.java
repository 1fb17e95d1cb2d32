package org.communique.delivery;

/**
 * What is paced together and served in one order: the recipients of one dispatch at one provider.
 *
 * @param rank 1 press, 2 members, 3 public
 */
record Lane(long dispatch, String provider, int rank) {}
