package org.communique.convert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tidy blocks to Markdown. */
final class MarkdownWriter {

    /** The title of a statement is the first level, and stands elsewhere. */
    private static final int HIGHEST = 2;

    private static final int LOWEST = 4;

    private final int shift;

    private MarkdownWriter(int shift) {
        this.shift = shift;
    }

    static String write(List<Block> blocks) {
        int highest = highest(blocks);
        var lines = new MarkdownWriter(HIGHEST - highest).lines(blocks, false);
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static int highest(List<Block> blocks) {
        int highest = LOWEST;
        for (var block : blocks) {
            if (block instanceof Block.Heading it) highest = Math.min(highest, it.level());
            if (block instanceof Block.Quote it) highest = Math.min(highest, highest(it.blocks()));
            if (block instanceof Block.Listing it)
                for (var item : it.items()) highest = Math.min(highest, highest(item));
        }
        return highest;
    }

    private List<String> lines(List<Block> blocks, boolean tight) {
        var out = new ArrayList<String>();
        boolean other = false;
        Block before = null;
        for (var block : blocks) {
            if (!out.isEmpty() && !tight) out.add("");
            // two lists of a kind would be read as one
            other = !other && alike(before, block);
            out.addAll(lines(block, other));
            before = block;
        }
        return out;
    }

    private static boolean alike(@Nullable Block before, Block block) {
        return before instanceof Block.Listing one
                && block instanceof Block.Listing two
                && (one.start() == 0) == (two.start() == 0);
    }

    private List<String> lines(Block block, boolean other) {
        if (block instanceof Block.Heading it) return heading(it);
        if (block instanceof Block.Paragraph it) return paragraph(it.runs());
        if (block instanceof Block.Quote it)
            return lines(it.blocks(), false).stream()
                    .map(line -> line.isEmpty() ? ">" : "> " + line)
                    .toList();
        if (block instanceof Block.Listing it) return listing(it, other);
        if (block instanceof Block.Table it) return table(it);
        return List.of("---");
    }

    private List<String> heading(Block.Heading heading) {
        int level = Math.min(LOWEST, Math.max(HIGHEST, heading.level() + shift));
        // a number sign at the end would be read as its end
        var words = Inline.oneLine(heading.runs()).replaceAll("(#+)$", "\\\\$1");
        return List.of("#".repeat(level) + " " + words);
    }

    private static List<String> paragraph(List<Run> runs) {
        var lines = Inline.lines(runs);
        var out = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) out.add(i < lines.size() - 1 ? lines.get(i) + "\\" : lines.get(i));
        return out;
    }

    private List<String> listing(Block.Listing listing, boolean other) {
        boolean tight = listing.items().stream().allMatch(MarkdownWriter::brief);
        var out = new ArrayList<String>();
        int number = listing.start();
        for (var item : listing.items()) {
            var sign = number == 0 ? (other ? "* " : "- ") : number++ + (other ? ") " : ". ");
            if (!out.isEmpty() && !tight) out.add("");
            var lines = lines(item, tight);
            for (int i = 0; i < lines.size(); i++) {
                var before = i == 0 ? sign : " ".repeat(sign.length());
                out.add(lines.get(i).isEmpty() ? "" : before + lines.get(i));
            }
        }
        return out;
    }

    /** One paragraph at most, and below it lists that may follow one without an empty line (CommonMark §5.2). */
    private static boolean brief(List<Block> item) {
        for (int i = 0; i < item.size(); i++) {
            boolean first = i == 0 && item.get(i) instanceof Block.Paragraph;
            boolean list = i <= 1 && item.get(i) instanceof Block.Listing it && it.start() <= 1;
            if (!first && !list) return false;
        }
        return true;
    }

    private static List<String> table(Block.Table table) {
        int columns = table.rows().stream().mapToInt(List::size).max().orElse(0);
        var out = new ArrayList<String>();
        for (var row : table.rows()) {
            out.add(row(row, columns));
            if (out.size() == 1) out.add("|" + String.join("|", Collections.nCopies(columns, " --- ")) + "|");
        }
        return out;
    }

    private static String row(List<List<Run>> row, int columns) {
        var cells = row.stream()
                .map(it -> Inline.oneLine(it).replace("|", "\\|"))
                .collect(Collectors.toCollection(ArrayList::new));
        while (cells.size() < columns) cells.add("");
        return "| " + String.join(" | ", cells) + " |";
    }
}
