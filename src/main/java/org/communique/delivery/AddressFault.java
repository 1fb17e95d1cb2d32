package org.communique.delivery;

/** The next hop rejected a delivery because of the address itself. */
public record AddressFault(long event, long contact) {}
