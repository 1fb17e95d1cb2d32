package org.communique.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.search.PlainText;
import org.communique.search.Word;
import org.communique.search.Words;

/**
 * The words of a published edition.
 *
 * @param title of the edition
 * @param lead  summary, topics, tags and who speaks, each part apart, so that no phrase reaches from one into the next
 * @param body  of the page, the notes of corrections included
 */
record SearchText(List<Word> title, List<List<Word>> lead, List<Word> body) {

    /** Beyond this many chars a body is not indexed: PostgreSQL keeps a megabyte of words and counts 16,383 places. */
    private static final int LONGEST_BODY = 100_000;

    static SearchText of(Published one) {
        var language = one.language();
        var lead = Stream.of(
                        Stream.of(one.summary()),
                        one.topics().stream().map(Term::label),
                        one.tags().stream().map(Term::label),
                        Stream.of(one.organisation()))
                .flatMap(it -> it)
                .map(it -> Words.of(language, it))
                .toList();
        return new SearchText(Words.of(language, one.title()), lead, body(language, one.pageHtml()));
    }

    private static List<Word> body(Locale language, String html) {
        var text = PlainText.of(html);
        return Words.of(language, text.substring(0, Math.min(text.length(), LONGEST_BODY)));
    }

    /** The lead as one list. A gap that no question can name stands between its parts. */
    List<Word> joinedLead() {
        var gap = new Word(GAP, GAP, 0, 0);
        var joined = new ArrayList<Word>();
        for (var part : lead) {
            if (!joined.isEmpty()) joined.add(gap);
            joined.addAll(part);
        }
        return joined;
    }

    static String forms(List<Word> words) {
        return words.stream().map(Word::form).collect(Collectors.joining(" "));
    }

    static String stems(List<Word> words) {
        return words.stream().map(Word::stem).collect(Collectors.joining(" "));
    }

    /** Not ASCII, so the tokenizer takes it for a word; not a letter, so no question has it. */
    private static final String GAP = "§";
}
