package org.communique.render;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.communique.statement.Languages;

/** Markdown to a tree, and the tree to HTML with or without the styles that mail clients need on each element. */
final class Markdown {

    private static final List<org.commonmark.Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    private static final String SERIF = "Georgia,'Noto Serif','Times New Roman',serif";

    private Markdown() {}

    /** Parses what people wrote; headings begin at the second level, since the title is the first. */
    static Node parse(String written) {
        var document = PARSER.parse(Written.clean(written));
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                heading.setLevel(Math.min(4, Math.max(2, heading.getLevel())));
                visitChildren(heading);
            }
        });
        return document;
    }

    /** HTML without styles, for the page and the feed entry. Raw HTML is shown as text. */
    static String html(Node document) {
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .build()
                .render(document);
    }

    /** HTML with inline styles, sides by direction, for mail. @param accent of its links */
    static String mailHtml(Node document, Locale language, Accent accent) {
        var start = Languages.direction(language).equals("rtl") ? "right" : "left";
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(
                        context -> (node, tag, attributes) -> style(node, tag, new Look(start, accent), attributes))
                .build()
                .render(document);
    }

    private record Look(String start, Accent accent) {}

    private static void style(Node node, String tag, Look look, Map<String, String> attributes) {
        var style = style(node, tag, look);
        if (!style.isEmpty()) attributes.put("style", style);
        if (node instanceof Link) attributes.put("class", "link");
        if (node instanceof Heading) attributes.put("class", "ink");
        if (node instanceof BlockQuote) attributes.put("class", "quote");
        if (node instanceof TableCell) attributes.remove("align");
    }

    private static String style(Node node, String tag, Look look) {
        var start = look.start();
        if (node instanceof Paragraph) return node.getParent() instanceof BlockQuote ? "margin:0" : "margin:0 0 20px";
        if (node instanceof Heading it)
            return "margin:30px 0 10px;font:600 " + (it.getLevel() == 2 ? "21px/29px " : "18px/26px ") + SERIF;
        if (node instanceof BulletList || node instanceof OrderedList)
            return "margin:0 0 20px;padding-" + start + ":22px";
        if (node instanceof ListItem) return "margin:0 0 8px";
        if (node instanceof BlockQuote)
            return "margin:26px 0;padding-" + start + ":20px;border-" + start + ":3px solid #b5562b;font:400 21px/32px "
                    + SERIF + ";color:#1c2733";
        if (node instanceof Link) return "color:" + look.accent().light();
        if (node instanceof TableBlock) return "margin:0 0 20px;border-collapse:collapse";
        if (node instanceof TableCell) return "padding:6px 10px;border-bottom:1px solid #e6e0d4;text-align:" + start;
        if (node instanceof Code) return "font-family:Consolas,Menlo,monospace;font-size:15px";
        if ((node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock) && tag.equals("pre"))
            return "margin:0 0 20px;white-space:pre-wrap;font:400 14px/22px Consolas,Menlo,monospace";
        if (node instanceof ThematicBreak) return "border:0;border-top:1px solid #e6e0d4;margin:30px 0";
        if (node instanceof Image) return "max-width:100%;height:auto";
        return "";
    }
}
