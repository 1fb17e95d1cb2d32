package org.communique.convert;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The named styles of a .docx (ECMA-376 §17.7), as far as they say what a paragraph is. */
final class DocxStyles {

    private static final Pattern HEADING = Pattern.compile("heading ([1-9])");

    /** How many styles stand behind one another at most. */
    private static final int LONGEST_CHAIN = 12;

    private final Map<String, Style> styles = new HashMap<>();

    /** @param name in lower case, the same in every language of the program */
    private record Style(String name, String basedOn, DocxLook look, DocxParagraph paragraph) {}

    static DocxStyles read(Packed packed) throws Unreadable {
        var all = new DocxStyles();
        var part = packed.part("word/styles.xml");
        if (part.isPresent())
            Xml.read(
                    part.get(),
                    xml -> xml.children(name -> {
                        if (name.equals("style")) all.style(xml);
                    }));
        return all;
    }

    private void style(Xml xml) throws Unreadable {
        var id = xml.attribute("styleId");
        var named = new String[] {"", ""};
        var look = new DocxLook[] {DocxLook.UNSAID};
        var paragraph = new DocxParagraph[] {DocxParagraph.UNSAID};
        xml.children(name -> {
            switch (name) {
                case "name" -> named[0] = xml.attribute("val").toLowerCase(Locale.ROOT);
                case "basedOn" -> named[1] = xml.attribute("val");
                case "rPr" -> look[0] = DocxLook.read(xml);
                case "pPr" -> paragraph[0] = DocxParagraph.read(xml);
                default -> {}
            }
        });
        styles.put(id, new Style(named[0], named[1], look[0], paragraph[0]));
    }

    /** The level of the heading that paragraphs of this style are; empty if they are none. */
    Optional<Integer> heading(String id) {
        return first(id, style -> {
            var heading = HEADING.matcher(style.name());
            if (heading.matches()) return Optional.of(Integer.parseInt(heading.group(1)));
            if (style.name().equals("title")) return Optional.of(1);
            return style.name().equals("subtitle")
                    ? Optional.of(2)
                    : style.paragraph().heading();
        });
    }

    boolean quote(String id) {
        return first(
                        id,
                        style -> style.name().matches("(intense )?quote|quotations|block text")
                                ? Optional.of(true)
                                : Optional.empty())
                .isPresent();
    }

    /** A line of the table of contents, which nothing outside the document can use. */
    boolean contents(String id) {
        return first(id, style -> style.name().matches("toc (\\d|heading)") ? Optional.of(true) : Optional.empty())
                .isPresent();
    }

    Optional<DocxParagraph.Item> item(String id) {
        return first(id, style -> style.paragraph().item());
    }

    Optional<Boolean> bold(String id) {
        return first(id, style -> style.look().bold());
    }

    Optional<Boolean> italic(String id) {
        return first(id, style -> style.look().italic());
    }

    private <T> Optional<T> first(String id, Function<Style, Optional<T>> question) {
        var style = styles.get(id);
        for (int i = 0; style != null && i < LONGEST_CHAIN; i++) {
            var answer = question.apply(style);
            if (answer.isPresent()) return answer;
            style = styles.get(style.basedOn());
        }
        return Optional.empty();
    }
}
