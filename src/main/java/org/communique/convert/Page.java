package org.communique.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A document as it is read: the block at hand, and the blocks around it. */
final class Page {

    private List<Block> blocks = new ArrayList<>();
    private List<Run> runs = new ArrayList<>();
    private Function<List<Run>, Block> kind = Block.Paragraph::new;
    private int images;
    private int notes;

    /** Something to be read; it may find that it cannot be. */
    interface Reading {
        void read() throws Unreadable;
    }

    List<Block> blocks() {
        end();
        return blocks;
    }

    int images() {
        return images;
    }

    void image() {
        images++;
    }

    /** Footnotes that stand at the end. */
    int notes() {
        return notes;
    }

    void notesAtEnd(int count) {
        notes = count;
    }

    void words(Run run) {
        runs.add(run);
    }

    void lineEnd() {
        runs.add(Run.plain(Run.LINE_END));
    }

    /** Ends the block at hand. */
    void end() {
        if (!runs.isEmpty()) blocks.add(kind.apply(List.copyOf(runs)));
        runs = new ArrayList<>();
    }

    void add(Block block) {
        end();
        blocks.add(block);
    }

    /** What is read becomes blocks of this kind. */
    void as(Function<List<Run>, Block> newKind, Reading reading) throws Unreadable {
        end();
        var before = kind;
        kind = newKind;
        reading.read();
        end();
        kind = before;
    }

    /** What is read becomes blocks that stand within another; the block at hand goes on afterwards. */
    List<Block> within(Reading reading) throws Unreadable {
        var outer = blocks;
        var open = runs;
        blocks = new ArrayList<>();
        runs = new ArrayList<>();
        as(Block.Paragraph::new, reading);
        var inner = blocks;
        blocks = outer;
        runs = open;
        return inner;
    }

    /** A table from its cells; one that has a single column only puts things in their place, and is none. */
    void table(List<List<List<Block>>> rows) {
        if (rows.stream().noneMatch(row -> row.size() > 1)) {
            rows.forEach(row -> row.forEach(cell -> cell.forEach(this::add)));
            return;
        }
        var out = new ArrayList<List<List<Run>>>();
        for (var row : rows)
            out.add(row.stream()
                    .map(Flat::of)
                    .map(runs -> out.isEmpty() ? Flat.head(runs) : runs)
                    .toList());
        add(new Block.Table(out));
    }
}
