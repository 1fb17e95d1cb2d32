package org.communique.convert;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The styles of an .odt (OpenDocument 1.3 §16), named and automatic, as far as they say what a paragraph or a list is. */
final class OdtStyles {

    private static final int LONGEST_CHAIN = 12;

    private final Map<String, Style> styles = new HashMap<>();

    /** Whether a level of a list has numbers, by name of the style and level. */
    private final Map<String, Boolean> numbered = new HashMap<>();

    private record Style(String name, String parent, Optional<Boolean> bold, Optional<Boolean> italic, Raised raised) {}

    /** Reads the {@code styles} or {@code automatic-styles} at hand. */
    void read(Xml xml) throws Unreadable {
        xml.children(name -> {
            if (name.equals("style")) style(xml);
            if (name.equals("list-style")) levels(xml, xml.attribute("name"));
        });
    }

    private void style(Xml xml) throws Unreadable {
        var key = xml.attribute("family") + "/" + xml.attribute("name");
        var style = new Style[] {
            new Style(
                    xml.attribute("name"),
                    xml.attribute("family") + "/" + xml.attribute("parent-style-name"),
                    Optional.empty(),
                    Optional.empty(),
                    Raised.NO)
        };
        xml.children(name -> {
            if (name.equals("text-properties")) style[0] = look(style[0], xml);
        });
        styles.put(key, style[0]);
    }

    private static Style look(Style style, Xml xml) {
        var weight = xml.attribute("font-weight");
        var slant = xml.attribute("font-style");
        var position = xml.attribute("text-position");
        var raised = position.matches("super.*|[1-9].*") ? Raised.UP : Raised.NO;
        if (position.matches("sub.*|-.*")) raised = Raised.DOWN;
        return new Style(
                style.name(),
                style.parent(),
                weight.isEmpty() ? Optional.empty() : Optional.of(weight.matches("bold|[6-9]00")),
                slant.isEmpty() ? Optional.empty() : Optional.of(!slant.equals("normal")),
                raised);
    }

    private void levels(Xml xml, String list) throws Unreadable {
        xml.children(name -> {
            boolean numbers = name.equals("list-level-style-number")
                    && !xml.attribute("num-format").isEmpty();
            numbered.put(list + "/" + xml.attribute("level"), numbers);
        });
    }

    /** Whether a list has numbers. @param depth 0 = the outermost */
    boolean numbers(String list, int depth) {
        return numbered.getOrDefault(list + "/" + (depth + 1), false);
    }

    Run.Look look(String family, String name, Run.Look around) {
        return new Run.Look(
                first(family, name, Style::bold).orElse(around.bold()),
                first(family, name, Style::italic).orElse(around.italic()));
    }

    Raised raised(String name) {
        var style = styles.get("text/" + name);
        return style == null ? Raised.NO : style.raised();
    }

    /** Whether a paragraph's style is the one of this name, or made from it. */
    boolean is(String paragraph, String name) {
        return paragraph.equals(name)
                || first("paragraph", paragraph, it -> it.name().equals(name) ? Optional.of(true) : Optional.empty())
                        .isPresent();
    }

    private <T> Optional<T> first(String family, String name, Function<Style, Optional<T>> question) {
        var style = styles.get(family + "/" + name);
        for (int i = 0; style != null && i < LONGEST_CHAIN; i++) {
            var answer = question.apply(style);
            if (answer.isPresent()) return answer;
            style = styles.get(style.parent());
        }
        return Optional.empty();
    }
}
