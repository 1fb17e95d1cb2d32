package org.communique.release;

import java.time.Instant;
import org.communique.statement.Localized;

/**
 * The recall of a statement after its release (IPTC: kill). Nothing of it is public any more but that it was recalled, and why.
 *
 * @param reasons     shown to readers, in one or more languages
 * @param titleHidden true if not even its title may stand any more
 */
public record Kill(long statement, Instant at, Localized reasons, boolean titleHidden) {}
