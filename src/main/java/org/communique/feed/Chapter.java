package org.communique.feed;

/**
 * Which document of a feed (RFC 5005 §4): the current one, or one of the archive documents that hold everything older.
 *
 * @param number   of the archive document, from 1; 0 = the current document
 * @param previous number of the archive document before this one; 0 = nothing is older
 */
record Chapter(long number, long previous) {

    /** Entries of an archive document. */
    static final int SIZE = 20;
    /** Entries of a current document at most. */
    static final int MOST = 2 * SIZE - 1;

    /** The current document of a feed with so many archive documents. */
    static Chapter current(long closed) {
        return new Chapter(0, closed);
    }

    /** An archive document. */
    static Chapter archived(long number) {
        return new Chapter(number, number - 1);
    }

    /** How many archive documents there are when so much has been published: what remains fills the current one at least once. */
    static long closed(long published) {
        return Math.max(0, published / SIZE - 1);
    }

    boolean isArchive() {
        return number > 0;
    }
}
