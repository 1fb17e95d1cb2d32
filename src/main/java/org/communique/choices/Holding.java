package org.communique.choices;

import java.util.List;
import java.util.Map;

/** What a room above this one knows of a contact: a part of the export of her data. */
public interface Holding {

    /** Its name in the file, such as {@code advanceCopies}. */
    String name();

    /** One map for each row: names and values, nothing left out that we have. */
    List<Map<String, Object>> of(long contact);
}
