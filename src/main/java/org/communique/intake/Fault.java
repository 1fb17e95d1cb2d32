package org.communique.intake;

/**
 * One thing to mend in a file.
 *
 * @param line    line of the file, from 1
 * @param field   key of the front matter, {@code body}, {@code file} or {@code front matter}
 * @param message what is wrong and how to mend it
 */
public record Fault(int line, String field, String message) {}
