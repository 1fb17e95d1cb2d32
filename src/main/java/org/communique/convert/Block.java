package org.communique.convert;

import java.util.List;

/** A part of a document, whatever program wrote it. */
sealed interface Block {

    /** @param level 1 = the highest */
    record Heading(int level, List<Run> runs) implements Block {}

    record Paragraph(List<Run> runs) implements Block {}

    record Quote(List<Block> blocks) implements Block {}

    /** @param start number of its first item; 0 = bullets */
    record Listing(int start, List<List<Block>> items) implements Block {}

    /**
     * A paragraph that looks like an item: word processors keep lists so, one line after the other.
     *
     * @param depth  0 = the outermost
     * @param number that stands before it; 0 = a bullet
     */
    record Line(int depth, int number, List<Run> runs) implements Block {}

    /** Rows of cells; the first row is the head. */
    record Table(List<List<List<Run>>> rows) implements Block {}

    record Rule() implements Block {}
}
