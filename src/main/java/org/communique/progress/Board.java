package org.communique.progress;

import java.util.List;

/**
 * Where the statements of an organisation stand.
 *
 * @param drafts    what is written and not planned
 * @param planned   releases in state draft
 * @param scheduled releases that the clock waits for, and those that are held; the next one first
 * @param released  since a day, the newest first; without those that still go out
 */
public record Board(Column drafts, Column planned, Column approved, Column scheduled, Column released) {

    /** The first cards of a column, and how many there are in all. */
    public record Column(List<Card> cards, int all) {

        public Column {
            cards = List.copyOf(cards);
        }
    }
}
