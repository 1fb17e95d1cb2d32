package org.communique.segment;

/** A rule an organisation has saved under a name. @param rule as written */
public record Segment(long id, long organisation, String slug, String rule) {}
