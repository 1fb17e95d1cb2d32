package org.communique.statement;

/** The text an organisation stands by: one identity in all languages and channels. People read its editions. */
public record Statement(long id, String key, long organisation, Kind kind) {}
