package org.communique.delivery;

import java.time.Instant;

/** The next hop rejected a delivery because of the address itself. @param at when it said so */
public record AddressFault(long event, long contact, Instant at) {}
