package org.communique.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Every text field that the templates of the desk have, so that a walk that claims to know all of them can be asked for each: a
 * new field fails the test until the walk comes by it.
 */
final class HostileFields {

    private static final Path TEMPLATES = Path.of("templates", "desk");

    /** What no walk of somebody who is signed in comes by, and why that is no loss. A field by its template, or by both. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "setup-user.html", "the first run, before there is anybody; a user's name is walked in the settings",
            "setup.html", "the first run; the name of a list is walked in the audiences",
            "sign-in.html", "a name that is looked up: no page repeats it",
            "sign-in-code.html", "a code that is compared: no page repeats it",
            "sign-in-again.html", "a code that is compared: no page repeats it");

    private static final Pattern WORDS = Pattern.compile("'([^']*)'");

    /** The template that draws a labelled line, which is told the name of the field. */
    private static final Pattern LINE = Pattern.compile(":: line\\(\\$\\{form}, '([^']+)'");

    private HostileFields() {}

    /** A field as its template names it. @param met what a walk that came by writes down, as {@link HostileForms#fields} */
    record Field(String template, String name, Pattern met) {}

    /** Fields that a walk has not filled in, in words. */
    static List<String> unknown(Set<String> walked) {
        return all().stream()
                .filter(it -> !ELSEWHERE.containsKey(it.template()))
                .filter(it -> walked.stream().noneMatch(it.met().asMatchPredicate()))
                .map(it -> it.template() + " " + it.name() + " as " + it.met())
                .toList();
    }

    /** Those that say where else they are walked, and have no text field. */
    static List<String> idle() {
        var templates = all().stream().map(Field::template).toList();
        return ELSEWHERE.keySet().stream().filter(it -> !templates.contains(it)).toList();
    }

    static List<Field> all() {
        try (var files = Files.list(TEMPLATES)) {
            var all = new ArrayList<Field>();
            for (var file : files.sorted().toList()) all.addAll(of(file));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Field> of(Path file) throws IOException {
        var template = file.getFileName().toString();
        var page = Jsoup.parse(Files.readString(file).replaceAll("</?noscript>", ""));
        var fields = new ArrayList<Field>();
        for (var it : page.select("input, textarea")) {
            var name = it.hasAttr("name") ? Pattern.quote(it.attr("name")) : pattern(it.attr("th:name"));
            if (HostileForms.mayTakeText(it) && !name.equals(".*")) fields.add(field(template, it, name));
        }
        for (var it : page.select("[th:replace]")) {
            var line = LINE.matcher(it.attr("th:replace"));
            if (line.find()) fields.add(field(template, it, Pattern.quote(line.group(1))));
        }
        return fields;
    }

    private static Field field(String template, Element it, String name) {
        return new Field(template, name, Pattern.compile(action(it) + " " + name));
    }

    /** Of the form that it is sent with; of any, if the form is in another template. */
    private static String action(Element it) {
        var own = it.attr("form");
        var form = own.isEmpty() ? it.closest("form") : it.root().selectFirst("form#" + own);
        if (form == null) return ".*";
        if (form.hasAttr("action")) return Pattern.quote(form.attr("action"));
        var told = form.attr("th:action") + form.attr("th:attr").replaceAll(".*\\baction=(\\$\\{[^}]*}).*|.*", "$1");
        return told.isEmpty() ? ".*" : pattern(told);
    }

    /** What an expression can come to: its own words stand in it, and anything between them. */
    private static String pattern(String expression) {
        var pattern = new StringBuilder(expression.startsWith("${'") ? "" : ".*");
        var words = WORDS.matcher(expression);
        int end = 0;
        while (words.find()) {
            if (end > 0) pattern.append(".*");
            pattern.append(Pattern.quote(words.group(1)));
            end = words.end();
        }
        boolean open = end > 0 && !expression.substring(end).matches("\\)?}?");
        return pattern + (open ? ".*" : "");
    }
}
