package org.communique.app;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.communique.app.RawHttp.Answer;

/** The addresses of our own site in an answer of any format: attributes of a page, and whatever begins like our base URL. */
final class Links {

    private static final Pattern ATTRIBUTE = Pattern.compile("(?:href|src|action)=[\"'](/[^\"']*)");
    private static final Pattern ABSOLUTE = Pattern.compile(Pattern.quote(Instance.BASE) + "(/[^\\s\"'<>\\\\)\\]]*)");

    private Links() {}

    /** The answers to a GET of these addresses and of all that they lead to, by address. */
    static Map<String, Answer> follow(RawHttp http, Stream<String> addresses) {
        var answers = new TreeMap<String, Answer>();
        var open = new ArrayDeque<>(addresses.toList());
        while (!open.isEmpty()) {
            var target = open.poll();
            if (answers.containsKey(target)) continue;
            answers.put(target, http.get(target));
            open.addAll(in(answers.get(target)));
        }
        return answers;
    }

    static List<String> in(Answer answer) {
        var text = String.join("\n", answer.head()) + "\n" + answer.text().replace("\\/", "/");
        return Stream.of(ATTRIBUTE, ABSOLUTE)
                .flatMap(it -> it.matcher(text).results())
                .map(it -> it.group(1).replace("&amp;", "&").replaceAll("#.*|[,;]$", ""))
                .flatMap(it -> target(it).stream())
                .distinct()
                .toList();
    }

    /** As a browser asks for it. */
    private static Optional<String> target(String link) {
        try {
            return Optional.of(URI.create(link).toASCIIString());
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
