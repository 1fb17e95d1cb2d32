package org.communique.app;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Fills in every form of a page with hostile words: each field that takes text alone, with something sensible in the others,
 * so that as much as can be is taken; then all of them at once, by each of the buttons. A field that is new is found, as the page says what it has.
 */
final class HostileForms {

    private static final Set<String> NO_TEXT =
            Set.of("hidden", "checkbox", "radio", "file", "submit", "button", "password");

    /** What becomes of the answer to a form. */
    interface Answers {

        /** @param whole whether every field of the form was hostile, so that a refusal repeats them all */
        void take(APIResponse answer, boolean whole);
    }

    private final APIRequestContext browser;
    private final String origin;
    private final Answers answers;
    private final Set<String> fields = new TreeSet<>();
    private int words;
    private int names;

    /** @param answers takes what each form was answered with */
    HostileForms(APIRequestContext browser, String origin, Answers answers) {
        this.browser = browser;
        this.origin = origin;
        this.answers = answers;
    }

    /** Every field that was filled in, by the name of its form and its own. */
    Set<String> fields() {
        return fields;
    }

    /** @param html of a page that has been opened */
    void fillIn(String path, String html) {
        var page = Jsoup.parse(html, origin + path);
        for (var form : page.select("form")) {
            var texts = controls(page, form).stream()
                    .filter(HostileForms::takesText)
                    .toList();
            for (var it : texts) {
                fields.add(action(page, form)
                                .replace(origin, "")
                                .replaceAll("[0-9a-f]{32}|[0-9]+", "N")
                                .replaceAll(".*/desk/[^/]+", "")
                        + " " + it.attr("name"));
                send(page, form, List.of(it), buttons(page, form).stream().findFirst(), false);
            }
            boolean first = true;
            if (!texts.isEmpty())
                for (var button : buttons(page, form)) {
                    send(page, form, texts, Optional.of(button), first);
                    first = false;
                }
        }
    }

    /** What the form is answered with that has a field, sent by the button that saves. */
    String save(String path, String html, String field) {
        var page = Jsoup.parse(html, origin + path);
        var form = page.select("form[method=post]:has([name=" + field + "])").first();
        var button = buttons(page, form).stream()
                .filter(it -> it.attr("value").equals("save"))
                .findFirst();
        return send(page, form, form.select("[name=" + field + "]"), button, false)
                .text();
    }

    /** A form that names none goes to the page that it stands on. */
    private static String action(Document page, Element form) {
        return form.hasAttr("action") ? form.absUrl("action") : page.location();
    }

    private static List<Element> buttons(Document page, Element form) {
        return controls(page, form).stream()
                .filter(it -> it.is("button") && !it.attr("type").equals("button"))
                .toList();
    }

    private APIResponse send(
            Document page, Element form, List<Element> hostile, Optional<Element> button, boolean whole) {
        var data = FormData.create();
        var given = new LinkedHashMap<String, String>();
        for (var it : controls(page, form)) if (!it.attr("name").isEmpty() && !it.is("button")) give(given, it);
        button.filter(it -> it.hasAttr("name")).ifPresent(it -> given.put(it.attr("name"), it.attr("value")));
        for (var it : hostile) given.put(it.attr("name"), next());
        given.forEach(data::append);
        var action = button.filter(it -> it.hasAttr("formaction"))
                .map(it -> it.absUrl("formaction"))
                .orElse(action(page, form));
        var options = RequestOptions.create().setMaxRedirects(0).setHeader("Accept", "text/html");
        var answer = form.attr("method").equals("post")
                ? browser.post(action, with(options, form, data))
                : browser.get(action, asked(options, given));
        answers.take(answer, whole);
        return answer;
    }

    private static RequestOptions with(RequestOptions options, Element form, FormData data) {
        return form.attr("enctype").equals("multipart/form-data") ? options.setMultipart(data) : options.setForm(data);
    }

    private static RequestOptions asked(RequestOptions options, Map<String, String> given) {
        given.forEach(options::setQueryParam);
        return options;
    }

    /** Presses the button of a form that has no field for text, and fills in what it is answered with. */
    void press(String path, String html, String action) {
        var page = Jsoup.parse(html, origin + path);
        var form = page.selectFirst("form[action$=" + action + "]");
        fillIn(path, send(page, form, List.of(), Optional.empty(), false).text());
    }

    private void give(Map<String, String> given, Element it) {
        var name = it.attr("name");
        var type = it.attr("type");
        if (it.is("select")) {
            var chosen = it.selectFirst("option[selected]");
            var first = chosen == null ? it.selectFirst("option") : chosen;
            given.put(name, first == null ? "" : first.attr("value"));
        } else if (type.equals("checkbox") || type.equals("radio")) {
            if (it.hasAttr("checked")) given.put(name, it.attr("value"));
        } else if (!type.equals("file")) given.put(name, sensible(it, type));
    }

    private String sensible(Element it, String type) {
        var now = it.is("textarea") ? it.wholeText() : it.attr("value");
        if (!now.isEmpty() || type.equals("hidden")) return now;
        return switch (type) {
            case "email" -> "somebody@hostile.example";
            case "number" -> "1";
            case "date" -> "2026-12-01";
            case "time" -> "10:00";
            case "url" -> "https://hostile.example/";
            default -> it.hasAttr("pattern") || it.attr("name").equals("slug") ? "sensible-" + ++names : "words";
        };
    }

    /** One after the other, so that every field meets others than its neighbour. */
    private String next() {
        return HostileWords.ALL.get(words++ % HostileWords.ALL.size());
    }

    private static boolean takesText(Element it) {
        return mayTakeText(it) && !it.attr("name").isEmpty();
    }

    /** Of a page, or of a template that makes one. */
    static boolean mayTakeText(Element it) {
        boolean typed =
                it.is("textarea") || it.is("input") && !NO_TEXT.contains(it.attr("type")) && !it.hasAttr("th:type");
        return typed && !it.hasAttr("readonly");
    }

    private static List<Element> controls(Document page, Element form) {
        var all = new ArrayList<Element>();
        for (var it : form.select("input, select, textarea, button"))
            if (!it.hasAttr("form") || it.attr("form").equals(form.id())) all.add(it);
        if (!form.id().isEmpty()) all.addAll(page.select("[form=" + form.id() + "]"));
        return all.stream().distinct().toList();
    }
}
