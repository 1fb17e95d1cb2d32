package org.communique.render;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/** The plain text of a body, from the same tree as its HTML: headings underlined, links numbered with their addresses below. */
final class TextTwin extends AbstractVisitor {

    private final StringBuilder out = new StringBuilder();
    private final List<String> links = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();
    private StringBuilder line = new StringBuilder();
    private String indent = "";
    private String bullet = "";
    private int number;

    static String of(Node document) {
        var twin = new TextTwin();
        document.accept(twin);
        return twin.out.toString().strip();
    }

    @Override
    public void visit(Heading heading) {
        visitChildren(heading);
        var text = line.toString().strip();
        var lines = Flowed.wrap(text, indent, indent);
        int width = Math.min(Flowed.WIDTH - indent.length(), Flowed.columns(text));
        out.append(lines)
                .append(indent)
                .append((heading.getLevel() == 2 ? "=" : "-").repeat(Math.max(1, width)))
                .append("\n\n");
        line = new StringBuilder();
        addresses();
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        flush();
        boolean tight = paragraph.getParent() instanceof ListItem && paragraph.getNext() == null;
        if (!tight) addresses();
        if (!tight) out.append(indent.stripTrailing()).append("\n");
    }

    @Override
    public void visit(BulletList list) {
        items(list, 0);
    }

    @Override
    public void visit(OrderedList list) {
        items(list, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
    }

    private void items(Node list, int start) {
        int outer = number;
        number = start;
        visitChildren(list);
        number = outer;
        addresses();
        out.append(indent.stripTrailing()).append("\n");
    }

    @Override
    public void visit(ListItem item) {
        var outer = indent;
        bullet = indent + (number > 0 ? number++ + ". " : "* ");
        indent = " ".repeat(Math.min(bullet.length(), 24));
        if (outer.startsWith(">")) indent = outer + " ".repeat(bullet.length() - outer.length());
        visitChildren(item);
        indent = outer;
        bullet = "";
    }

    @Override
    public void visit(BlockQuote quote) {
        var outer = indent;
        indent = indent + "> ";
        visitChildren(quote);
        indent = outer;
        var text = out.toString().stripTrailing();
        out.setLength(0);
        out.append(text.endsWith(">") ? text.substring(0, text.length() - 1).stripTrailing() : text)
                .append("\n\n");
    }

    @Override
    public void visit(Link link) {
        int from = line.length();
        visitChildren(link);
        var address = link.getDestination();
        if (!address.matches("(?i)(https?://|mailto:).*")) return;
        if (address.equals(line.substring(from)) || address.equals("mailto:" + line.substring(from))) return;
        int known = links.indexOf(address);
        if (known < 0) {
            links.add(address);
            known = links.size() - 1;
            pending.add("[" + links.size() + "] " + address);
        }
        line.append(" [").append(known + 1).append("]");
    }

    @Override
    public void visit(Image image) {
        visitChildren(image);
    }

    @Override
    public void visit(Text text) {
        line.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        line.append(code.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
        line.append(html.getLiteral());
    }

    @Override
    public void visit(HtmlBlock html) {
        line.append(html.getLiteral().replace('\n', ' '));
        flush();
        out.append("\n");
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        line.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        flush();
    }

    @Override
    public void visit(ThematicBreak thematicBreak) {
        out.append(indent).append("* * *\n\n");
    }

    @Override
    public void visit(FencedCodeBlock block) {
        code(block.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock block) {
        code(block.getLiteral());
    }

    @Override
    public void visit(CustomBlock block) {
        visitChildren(block);
        addresses();
        out.append("\n");
    }

    @Override
    public void visit(CustomNode node) {
        visitChildren(node);
        if (node instanceof TableCell && node.getNext() != null) line.append(" | ");
        if (node instanceof TableRow) flush();
    }

    private void code(String literal) {
        literal.lines()
                .forEach(it -> out.append(indent).append("    ").append(it).append("\n"));
        out.append("\n");
    }

    private void flush() {
        if (line.isEmpty()) return;
        out.append(Flowed.wrap(line.toString().strip(), bullet.isEmpty() ? indent : bullet, indent));
        bullet = "";
        line = new StringBuilder();
    }

    private void addresses() {
        for (var address : pending) out.append(indent).append(address).append("\n");
        pending.clear();
    }
}
