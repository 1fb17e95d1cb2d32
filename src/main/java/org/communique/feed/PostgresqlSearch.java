package org.communique.feed;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.communique.search.Question.Asked;
import org.communique.search.Question.Begun;
import org.communique.search.Question.Part;
import org.communique.search.Question.Phrase;
import org.communique.search.Question.Stem;
import org.communique.search.Word;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The index as a tsvector. Vector and question are written as literals, so that no parser of the server takes our words apart in
 * its own way.
 */
final class PostgresqlSearch extends SearchIndex {

    private static final String STEM = "=";
    /** Between title, lead and body, so that no phrase reaches from one into the next. */
    private static final int GAP = 2;

    @Override
    void remove(JdbcClient db, long edition) {
        db.sql("DELETE FROM published_search WHERE edition = :edition")
                .param("edition", edition)
                .update();
    }

    @Override
    void insert(JdbcClient db, Published one, SearchText text) {
        var lead = text.joinedLead();
        var words = new StringBuilder();
        int leadFrom = text.title().size() + GAP;
        append(words, text.title(), 1, 'A');
        append(words, lead, leadFrom, 'B');
        append(words, text.body(), leadFrom + lead.size() + GAP, 'C');
        row(db, """
                        INSERT INTO published_search (edition, language, published_at, sequence, rules, words)
                        VALUES (:edition, :language, :publishedAt, :sequence, :rules, CAST(:words AS tsvector))
                        """, one).param("words", words.toString()).update();
    }

    private static void append(StringBuilder vector, List<Word> words, int from, char weight) {
        int place = from;
        for (var word : words) {
            vector.append('\'').append(word.form()).append("':").append(place).append(weight);
            vector.append(" '" + STEM)
                    .append(word.stem())
                    .append("':")
                    .append(place++)
                    .append(weight)
                    .append(' ');
        }
    }

    @Override
    String answers() {
        return "FROM published_search s WHERE s.words @@ CAST(:body AS tsquery) AND s.language = :language";
    }

    @Override
    String answersIn(String parameter) {
        return "s.words @@ CAST(" + parameter + " AS tsquery)";
    }

    @Override
    String question(Asked asked, Depth depth) {
        var wanted = asked.wanted().stream().map(it -> part(it, depth)).collect(joining(" & ", "(", ")"));
        if (asked.unwanted().isEmpty()) return wanted;
        return wanted
                + asked.unwanted().stream().map(it -> part(it, Depth.BODY)).collect(joining(" | ", " & !(", ")"));
    }

    private static String part(Part part, Depth depth) {
        var weights =
                switch (depth) {
                    case TITLE -> "A";
                    case LEAD -> "AB";
                    case BODY -> "ABC";
                };
        if (part instanceof Phrase it)
            return it.forms().stream().map(form -> "'" + form + "':" + weights).collect(joining(" <-> ", "(", ")"));
        if (part instanceof Stem it) return "'" + STEM + it.stem() + "':" + weights;
        var begun = (Begun) part;
        return "('" + STEM + begun.stem() + "':" + weights + " | '" + begun.form() + "':*" + weights + ")";
    }
}
