package org.communique.convert;

import java.util.ArrayList;
import java.util.List;

/** Puts together what word processors keep apart, and leaves out what is empty. */
final class Tidy {

    /** Lists and quotes within each other beyond this are written on this level. */
    private static final int DEEPEST = 8;

    private Tidy() {}

    static List<Block> of(List<Block> blocks) {
        return of(blocks, 0);
    }

    private static List<Block> of(List<Block> blocks, int depth) {
        var out = new ArrayList<Block>();
        var lines = new ArrayList<Block.Line>();
        for (var block : blocks) {
            if (block instanceof Block.Line line) {
                if (words(line.runs())) lines.add(line);
                continue;
            }
            if (nothing(block)) continue;
            out.addAll(nested(lines));
            lines.clear();
            add(out, block, depth);
        }
        out.addAll(nested(lines));
        return out;
    }

    private static void add(List<Block> out, Block block, int depth) {
        if (block instanceof Block.Paragraph it) out.addAll(paragraphs(it.runs()));
        else if (block instanceof Block.Quote it) quote(out, of(it.blocks(), depth + 1), depth);
        else if (block instanceof Block.Listing it) listing(out, it, depth);
        else if (block instanceof Block.Table it) table(out, it);
        else out.add(block);
    }

    private static boolean nothing(Block block) {
        if (block instanceof Block.Paragraph it) return !words(it.runs());
        return block instanceof Block.Heading it && !words(it.runs());
    }

    private static boolean words(List<Run> runs) {
        return !Space.collapsed(runs).isEmpty();
    }

    /** Two ends of line in a row are the end of a paragraph. */
    private static List<Block> paragraphs(List<Run> runs) {
        var out = new ArrayList<Block>();
        var now = new ArrayList<Run>();
        for (var line : Inline.split(runs)) {
            if (words(line)) {
                if (!now.isEmpty()) now.add(Run.plain(Run.LINE_END));
                now.addAll(line);
            } else if (!now.isEmpty()) {
                out.add(new Block.Paragraph(List.copyOf(now)));
                now.clear();
            }
        }
        if (!now.isEmpty()) out.add(new Block.Paragraph(now));
        return out;
    }

    private static void quote(List<Block> out, List<Block> inner, int depth) {
        var last = out.isEmpty() ? null : out.get(out.size() - 1);
        if (inner.isEmpty()) return;
        if (depth >= DEEPEST) out.addAll(inner);
        else if (last instanceof Block.Quote it) it.blocks().addAll(inner);
        else out.add(new Block.Quote(new ArrayList<>(inner)));
    }

    private static void listing(List<Block> out, Block.Listing listing, int depth) {
        var items = new ArrayList<List<Block>>();
        for (var item : listing.items()) {
            var inner = of(item, depth + 1);
            if (!inner.isEmpty()) items.add(inner);
        }
        if (depth >= DEEPEST) items.forEach(out::addAll);
        else if (!items.isEmpty()) out.add(new Block.Listing(listing.start(), items));
    }

    private static void table(List<Block> out, Block.Table table) {
        var rows = table.rows().stream()
                .filter(row -> row.stream().anyMatch(Tidy::words))
                .toList();
        if (!rows.isEmpty()) out.add(new Block.Table(rows));
    }

    /** Lists within lists, from lines that only say how deep they are. */
    private static List<Block> nested(List<Block.Line> lines) {
        var out = new ArrayList<Block>();
        for (int i = 0; i < lines.size(); ) {
            var first = lines.get(i);
            var items = new ArrayList<List<Block>>();
            while (i < lines.size() && goesOn(first, lines.get(i))) {
                int end = i + 1;
                while (end < lines.size() && lines.get(end).depth() > first.depth()) end++;
                var item = new ArrayList<>(paragraphs(lines.get(i).runs()));
                item.addAll(nested(lines.subList(i + 1, end)));
                items.add(item);
                i = end;
            }
            out.add(new Block.Listing(first.number(), items));
        }
        return out;
    }

    private static boolean goesOn(Block.Line first, Block.Line next) {
        return next.depth() == first.depth() && (next.number() > 0) == (first.number() > 0);
    }
}
