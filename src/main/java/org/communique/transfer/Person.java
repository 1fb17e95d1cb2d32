package org.communique.transfer;

import org.communique.audience.Arrival;

/** A row of a file, read. */
sealed interface Person {

    /** Row as a spreadsheet counts, from 1. */
    long row();

    /** Somebody. */
    record Known(long row, Arrival arrival) implements Person {}

    /** A row that cannot be taken. @param cells as they stand in the file */
    record Faulty(long row, String field, String message, java.util.List<String> cells) implements Person {}
}
