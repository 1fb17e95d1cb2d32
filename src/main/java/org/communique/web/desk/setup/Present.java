package org.communique.web.desk.setup;

import org.communique.statement.Organisation;

/** What of a house is there, whoever made it and wherever. */
public interface Present {

    /** Whether the organisation says something else of itself than a house that nobody has set up. */
    boolean named(Organisation of);

    /** Whether it has a statement, or a draft of one. */
    boolean spoken(Organisation of);
}
