package org.communique.segment;

/** What came of reading a rule. */
public sealed interface Reading {

    /** It is one. */
    record Good(Rule rule) implements Reading {}

    /** It is none. */
    record Bad(Fault fault) implements Reading {}
}
