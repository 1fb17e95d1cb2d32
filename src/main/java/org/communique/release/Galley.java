package org.communique.release;

import org.communique.render.Rendered;
import org.communique.statement.Revision;

/**
 * One edition of a release as it will go out, ready to be proof-read.
 *
 * @param pageUrl   absolute address of its page
 * @param path      the same without the base
 * @param permanent absolute permanent address, the feed entry's id
 */
public record Galley(Revision revision, Rendered rendered, String pageUrl, String path, String permanent) {}
