package org.communique.web.desk.audience;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.communique.audience.Field;
import org.communique.transfer.Look;
import org.communique.transfer.Meaning;
import org.communique.web.desk.Filled;

/**
 * A column of a file, and what it may mean.
 *
 * @param name    as the file has it
 * @param samples its first cells: for her who sent the file, and kept nowhere
 * @param meaning as it was chosen, remembered or guessed
 */
record ColumnView(int place, String name, List<String> samples, String meaning, List<Words.Choice> meanings) {

    static List<ColumnView> of(Words words, Look look, Filled form, List<Field> fields) {
        var meanings = meanings(words, fields);
        var columns = new ArrayList<ColumnView>();
        for (int i = 0; i < look.header().size(); i++) {
            int place = i;
            var samples = look.rows().stream()
                    .map(row -> place < row.size() ? row.get(place) : "")
                    .toList();
            var chosen = form.text("column-" + i);
            columns.add(new ColumnView(
                    i,
                    look.header().get(i),
                    samples,
                    chosen.isEmpty() ? look.columns().get(i) : chosen,
                    meanings));
        }
        return columns;
    }

    private static List<Words.Choice> meanings(Words words, List<Field> fields) {
        var all = Arrays.stream(Meaning.values())
                .filter(it -> it != Meaning.FIELD)
                .map(it -> new Words.Choice(it.code(), words.of("desk.imports.meaning-" + it.code())));
        var own = fields.stream()
                .map(it -> new Words.Choice(
                        "field:" + it.slug(),
                        it.names()
                                .in(
                                        words.language(),
                                        words.visit().organisation().fallback())));
        return Stream.concat(all, own).toList();
    }
}
