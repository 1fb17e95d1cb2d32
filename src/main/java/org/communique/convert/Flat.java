package org.communique.convert;

import java.util.ArrayList;
import java.util.List;

/** Blocks as one line, for places that hold nothing else: the cells of tables. */
final class Flat {

    private Flat() {}

    static List<Run> of(List<Block> blocks) {
        var runs = new ArrayList<Run>();
        for (var block : blocks) {
            if (!runs.isEmpty()) runs.add(Run.plain(" "));
            runs.addAll(of(block));
        }
        return runs;
    }

    /** The head of a table is bold as it is. */
    static List<Run> head(List<Run> runs) {
        return runs.stream()
                .map(it -> new Run(it.text(), new Run.Look(false, it.look().italic()), it.target()))
                .toList();
    }

    private static List<Run> of(Block block) {
        if (block instanceof Block.Heading it) return it.runs();
        if (block instanceof Block.Paragraph it) return it.runs();
        if (block instanceof Block.Line it) return it.runs();
        if (block instanceof Block.Quote it) return of(it.blocks());
        var parts = new ArrayList<Block>();
        if (block instanceof Block.Listing it) it.items().forEach(parts::addAll);
        if (block instanceof Block.Table it)
            it.rows().forEach(row -> row.forEach(cell -> parts.add(new Block.Paragraph(cell))));
        return of(parts);
    }
}
