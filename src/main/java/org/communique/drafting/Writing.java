package org.communique.drafting;

import java.util.Locale;
import org.communique.statement.Kind;

/**
 * A statement that is being written, in all its languages.
 *
 * @param id     of the row; 0 = nobody has written at the desk yet
 * @param source language that the other editions are translated from
 */
public record Writing(long id, long organisation, String key, Kind kind, Locale source) {}
