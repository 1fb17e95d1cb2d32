package org.communique.audience;

import org.communique.statement.Localized;

/** A named set that people subscribe to, of one organisation. The slug is its name in files and on the command line. */
public record ContactList(long id, long organisation, String slug, Localized names, ListKind kind) {}
