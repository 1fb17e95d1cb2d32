package org.communique.convert;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/** The cells of a table, those of tables within it left out. */
final class HtmlTable {

    /** Widest cell, in columns. */
    private static final int WIDEST = 20;

    private HtmlTable() {}

    static List<List<Element>> rows(Element table) {
        var rows = new ArrayList<List<Element>>();
        for (var child : table.children()) {
            if (child.normalName().equals("tr")) rows.add(cells(child));
            else if (child.normalName().matches("thead|tbody|tfoot"))
                for (var row : child.children()) if (row.normalName().equals("tr")) rows.add(cells(row));
        }
        return rows;
    }

    static int span(Element cell) {
        var span = cell.attr("colspan");
        return span.matches("[1-9]\\d?") ? Math.min(WIDEST, Integer.parseInt(span)) : 1;
    }

    private static List<Element> cells(Element row) {
        return row.children().stream()
                .filter(it -> it.normalName().matches("td|th"))
                .toList();
    }
}
