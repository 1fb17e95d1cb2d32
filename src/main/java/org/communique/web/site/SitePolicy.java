package org.communique.web.site;

/**
 * What an organisation decides about its public pages.
 *
 * @param earlierRevisions whether readers may see what a corrected text said before
 */
public record SitePolicy(boolean earlierRevisions) {}
