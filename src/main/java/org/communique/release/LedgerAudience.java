package org.communique.release;

/**
 * An audience taken from the ledger.
 *
 * @param release the release whose ledger is asked
 * @param reached true for those whose delivery was accepted (a correction goes to exactly these), false for those who were
 *                owed one and did not get it
 */
public record LedgerAudience(long release, boolean reached) {}
