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

/** The index in FTS5 (<a href="https://www.sqlite.org/fts5.html">sqlite.org/fts5.html</a> §3 has the syntax of questions). */
final class SqliteSearch extends SearchIndex {

    @Override
    void remove(JdbcClient db, long edition) {
        db.sql("DELETE FROM published_words WHERE rowid = :edition")
                .param("edition", edition)
                .update();
        db.sql("DELETE FROM published_search WHERE edition = :edition")
                .param("edition", edition)
                .update();
    }

    @Override
    void insert(JdbcClient db, Published one, SearchText text) {
        row(db, """
                        INSERT INTO published_search (edition, language, published_at, sequence, rules)
                        VALUES (:edition, :language, :publishedAt, :sequence, :rules)
                        """, one).update();
        List<Word> lead = text.joinedLead();
        db.sql("""
                        INSERT INTO published_words (rowid, title, lead, body, title_stems, lead_stems, body_stems)
                        VALUES (:edition, :title, :lead, :body, :titleStems, :leadStems, :bodyStems)
                        """)
                .param("edition", one.edition())
                .param("title", SearchText.forms(text.title()))
                .param("lead", SearchText.forms(lead))
                .param("body", SearchText.forms(text.body()))
                .param("titleStems", SearchText.stems(text.title()))
                .param("leadStems", SearchText.stems(lead))
                .param("bodyStems", SearchText.stems(text.body()))
                .update();
    }

    /** CROSS JOIN keeps the order: the index is asked once, and not again for each row. */
    @Override
    String answers() {
        return """
                FROM (SELECT rowid AS edition FROM published_words WHERE published_words MATCH :body) w
                CROSS JOIN published_search s ON s.edition = w.edition
                WHERE s.language = :language
                """;
    }

    /** The plus keeps SQLite from asking the index again for each row. */
    @Override
    String answersIn(String parameter) {
        return "s.edition IN (SELECT +rowid FROM published_words WHERE published_words MATCH " + parameter + ")";
    }

    @Override
    String question(Asked asked, Depth depth) {
        var wanted = asked.wanted().stream().map(it -> part(it, depth)).collect(joining(" AND ", "(", ")"));
        if (asked.unwanted().isEmpty()) return wanted;
        return wanted
                + asked.unwanted().stream().map(it -> part(it, Depth.BODY)).collect(joining(" OR ", " NOT (", ")"));
    }

    private static String part(Part part, Depth depth) {
        if (part instanceof Phrase it) return columns(depth, "") + quoted(String.join(" ", it.forms()));
        if (part instanceof Stem it) return columns(depth, "_stems") + quoted(it.stem());
        var begun = (Begun) part;
        return "(" + columns(depth, "_stems") + quoted(begun.stem()) + " OR " + columns(depth, "")
                + quoted(begun.form()) + " *)";
    }

    private static String quoted(String words) {
        return '"' + words + '"';
    }

    private static String columns(Depth depth, String ending) {
        var names =
                switch (depth) {
                    case TITLE -> List.of("title");
                    case LEAD -> List.of("title", "lead");
                    case BODY -> List.of("title", "lead", "body");
                };
        return names.stream().map(it -> it + ending).collect(joining(" ", "{", "} : "));
    }
}
