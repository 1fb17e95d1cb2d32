package org.communique.delivery;

/** What became of one attempt. */
public record Settlement(Delivery delivery, Outcome outcome) {}
