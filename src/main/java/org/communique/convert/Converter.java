package org.communique.convert;

import java.nio.file.Path;
import java.util.List;

/** What people bring, to Markdown: the one facade of this room. Whatever it is given, it answers, within about a second. */
public final class Converter {

    /** Largest file, in bytes. */
    public static final long MAX_FILE_BYTES = 20_000_000;

    /** Longest that can be pasted, in characters: a report of some hundred pages with everything that Word says of it. */
    public static final int MAX_HTML = 8_000_000;

    /** Longest Markdown, in characters: a statement of 80 pages. */
    static final int MAX_MARKDOWN = 400_000;

    private static final int MAX_CELLS = 20_000;

    private Converter() {}

    /** What a word processor or browser put on the clipboard. */
    public static Converted html(String html) {
        if (html.length() > MAX_HTML) return new Converted.Refused(Refusal.TOO_LARGE);
        return answer(() -> HtmlReader.read(html));
    }

    /** A document; which kind it is says its content, not its name. The file is only read. */
    public static Converted file(Path file) {
        return answer(() -> Documents.read(file));
    }

    private interface Reading {
        Page read() throws Unreadable;
    }

    private static Converted answer(Reading reading) {
        try {
            var page = reading.read();
            var blocks = Tidy.of(page.blocks());
            if (cells(blocks) > MAX_CELLS) return new Converted.Refused(Refusal.TOO_LONG);
            var markdown = MarkdownWriter.write(blocks);
            return markdown.length() > MAX_MARKDOWN
                    ? new Converted.Refused(Refusal.TOO_LONG)
                    : new Converted.Written(markdown, page.images(), page.notes());
        } catch (Unreadable it) {
            return new Converted.Refused(it.why());
        }
    }

    /** How many cells the tables have once each row is as wide as the widest. */
    private static long cells(List<Block> blocks) {
        long cells = 0;
        for (var block : blocks) {
            if (block instanceof Block.Table it)
                cells += (long) it.rows().size()
                        * it.rows().stream().mapToInt(List::size).max().orElse(0);
            if (block instanceof Block.Quote it) cells += cells(it.blocks());
            if (block instanceof Block.Listing it) for (var item : it.items()) cells += cells(item);
        }
        return cells;
    }
}
