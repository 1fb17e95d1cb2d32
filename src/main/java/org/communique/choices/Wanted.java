package org.communique.choices;

import java.util.List;
import java.util.Set;

/**
 * What was sent by the form, as it came: nothing of it is trusted.
 *
 * @param languages tags, first choice first; empty ones count for nothing
 * @param topics    slugs
 * @param pause     {@code none}, {@code keep}, a number of months, or {@code until}
 * @param until     a date such as 2027-01-31, for {@code until}
 */
public record Wanted(List<String> languages, Set<String> topics, String rhythm, String pause, String until) {}
