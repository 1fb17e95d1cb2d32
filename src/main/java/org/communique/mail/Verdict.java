package org.communique.mail;

import org.communique.delivery.Fault;

/**
 * What a refusal means.
 *
 * @param fault     whose fault it is
 * @param permanent true = not to be tried again by itself; never true before a recipient was named
 * @param masked    the reply without any address, one line, at most 300 characters: fit for ledger and log
 */
record Verdict(Fault fault, boolean permanent, String masked) {}
