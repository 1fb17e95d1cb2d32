package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.communique.app.Members.Things;
import org.communique.staff.Actor;
import org.communique.staff.Role;
import org.communique.store.Dialect;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile words in every text field of every form of the desk: nothing of them runs in any view, and no file has a formula. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileWordsBrowserTest {

    private static final String USER = "eva";

    /** Of the fields that are found, lest the walk comes to nothing. */
    private static final List<String> SOME = List.of(
            "/statements/skopje title",
            "/statements/skopje body",
            "/statements/skopje note",
            "/statements/skopje image-description",
            "/statements/new title",
            "/audiences/lists/new name-en",
            "/audiences/segments rule",
            "/audiences/fields choices",
            "/press/new name",
            "/imports/N/check source",
            "/settings/organisation name.en",
            "/settings/letterheads/skopje legal.en",
            "/settings/users shown",
            "/settings/calendar/days name",
            "/feeds/skopje/kill reason-en");

    /** Attributes that a browser goes to, or fetches; others, such as a label for a reader of the screen, are words. */
    private static final String ADDRESS =
            "(xlink:)?href|src|srcset|action|formaction|data|poster|background|cite|ping|hx-(get|post)";

    /** What no page of ours has; data that search engines read is none of it. */
    private static final String INJECTED = """
            () => [...document.querySelectorAll('*')].filter((it) => [...it.attributes].some((of) => /^on|^hx-on|^th:|^srcdoc$/.test(of.name)
                || /^(href|src|action|formaction|xlink:href)$/.test(of.name) && /^[\\s\\u0000-\\u001f]*(javascript|data:text)/i.test(of.value)
                || /^(src|action|formaction|srcset)$/.test(of.name) && of.value.includes('hostile.example'))
              || it.tagName === 'SCRIPT' && !it.src && it.type !== 'application/ld+json' || it.tagName === 'BASE'
              || it.tagName === 'LINK' && it.href.includes('hostile')).map((it) => it.outerHTML.slice(0, 160))
            """;

    @TempDir
    static Path folder;

    static DeskServer server;
    static Things own;
    static PageBrowser browser;
    static final List<String> deeds = new ArrayList<>();

    @BeforeAll
    static void start() {
        var house = new TestHouse(folder, Dialect.SQLITE);
        house.settings.put("notice.poll-ms", "60000"); // the links in the mails are read by the test
        server = new DeskServer(house);
        own = new Members(server.house).own;
        server.user(USER, Role.values());
        var of = server.house.core.organisations.bySlug(own.name()).orElseThrow();
        for (var role : Role.values()) server.house.core.staff.grant(USER, of.id(), role, Actor.console());
        browser = new PageBrowser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @Test
    void nothing_of_what_is_typed_runs_anywhere() {
        browser.visit(page -> {
            listen(page);
            server.signIn(page, USER);
            var forms = new HostileForms(page.request(), server.origin, (answer, whole) -> check(page, answer, whole));
            var screens = new TreeSet<>(screens());
            screens.add(upload(page));
            var states = new HostileStates(server);
            screens.addAll(states.screens());
            for (var screen : screens)
                forms.fillIn(screen, page.request().get(server.origin + screen).text());
            late(page, forms, states);
            var press = states.press();
            forms.press(press, page.request().get(server.origin + press).text(), "/open");
            screens.addAll(states.shows());
            states.passkeys(USER);
            int showing = 0;
            for (var screen : screens) if (look(page, screen).contains("__hit")) showing++;
            states.noPasskeys(USER); // or nobody could sign in as her by a name and a password alone
            var preview = "/desk/" + own.name() + "/statements/" + own.name() + "/preview?view=";
            for (var view : List.of("phone", "dark", "inverted", "text", "page", "entry")) look(page, preview + view);

            assertTrue(forms.fields().containsAll(SOME), forms.fields().toString());
            assertEquals(List.of(), HostileFields.unknown(forms.fields()), "fields that the walk does not come by");
            assertEquals(List.of(), HostileFields.idle());
            assertTrue(showing > 10, "pages that show hostile words: " + showing);
            assertEquals(List.of(), deeds);
        });
    }

    /** The page of two people who wrote at once. */
    private static void late(Page page, HostileForms forms, HostileStates states) {
        var at = states.late();
        var seen = page.request().get(server.origin + at).text();
        states.overtake();
        forms.fillIn(at, forms.save(at, seen, "title"));
    }

    /** What a form was answered with; a browser shows it where it repeats every field. What it leads to is met on the walk. */
    private static void check(Page page, APIResponse answer, boolean whole) {
        var type = answer.headers().getOrDefault("content-type", "");
        if (answer.status() >= 500) deeds.add(answer.status() + " " + answer.url());
        if (type.startsWith("text/csv")) cells(answer.text());
        if (!type.startsWith("text/html")) return;
        for (var it : Jsoup.parse(answer.text()).getAllElements())
            for (var of : it.attributes())
                if (of.getKey().matches("on.*|hx-on.*|th:.*|srcdoc")
                        || of.getKey().matches(ADDRESS)
                                && of.getValue()
                                        .strip()
                                        .toLowerCase(Locale.ROOT)
                                        .startsWith("javascript:")) deeds.add(answer.url() + " answers with " + of);
        if (whole) show(page, answer);
    }

    private static void show(Page page, APIResponse answer) {
        var headers = Map.of(
                "content-type",
                "text/html;charset=utf-8",
                "content-security-policy",
                answer.headers().get("content-security-policy"));
        page.route(
                "**/answer",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(200)
                        .setHeaders(headers)
                        .setBody(answer.text())));
        look(page, "/answer");
        page.unroute("**/answer");
    }

    private static String look(Page page, String path) {
        page.navigate(server.origin + path);
        var words = new StringBuilder();
        for (var frame : page.frames()) words.append(seen(frame, path));
        return words.toString();
    }

    private static String seen(Frame frame, String path) {
        for (var it : (List<?>) frame.evaluate(INJECTED)) deeds.add(path + " has " + it);
        var words = frame.textContent("html");
        if (words.contains(HostileWords.CALCULATED)) deeds.add(path + " calculates");
        return words;
    }

    private static void listen(Page page) {
        page.context().exposeBinding("__hit", (from, number) -> deeds.add("ran: " + List.of(number)));
        page.onDialog(it -> {
            deeds.add("a script ran");
            it.dismiss();
        });
        page.onConsoleMessage(it -> {
            if (it.type().equals("error")
                    && !it.location().endsWith("/favicon.ico")
                    && !it.text().contains("status of 4")) deeds.add("console: " + it.text() + " " + it.location());
        });
        page.onPageError(it -> deeds.add("error: " + it));
        page.onRequest(it -> {
            if (!it.url().startsWith(server.origin) && !it.url().startsWith("data:"))
                deeds.add("asks elsewhere: " + it.url());
        });
    }

    /** A file whose name, heads and cells are hostile; the page that asks what stands in it. */
    private static String upload(Page page) {
        var at = "/desk/" + own.name() + "/imports";
        var csv = new StringBuilder("email");
        for (var it : HostileWords.ALL)
            csv.append(",\"").append(it.replace("\"", "\"\"")).append('"');
        csv.append("\nx@hostile.example");
        for (var it : HostileWords.ALL)
            csv.append(",\"").append(it.replace("\"", "\"\"")).append('"');
        var token = Jsoup.parse(page.request().get(server.origin + at).text())
                .selectFirst("input[name=_csrf]")
                .attr("value");
        var file = new FilePayload(
                HostileWords.ALL.get(2) + ".csv", "text/csv", csv.toString().getBytes(StandardCharsets.UTF_8));
        var form = FormData.create().set("_csrf", token).set("format", "csv").set("file", file);
        var answer = page.request()
                .post(
                        server.origin + at,
                        RequestOptions.create().setMultipart(form).setMaxRedirects(0));
        assertEquals(303, answer.status(), answer.text());
        return answer.headers().get("location");
    }

    private static void cells(String csv) {
        for (var line : csv.split("\n"))
            for (var cell : line.split(","))
                if (cell.matches("\"?[=+@\\t\\r-](?![0-9.]+\"?$).*")) deeds.add("a formula in a file: " + cell);
    }

    @Test
    void a_report_has_no_formula() {
        var report = server.signIn(USER).get("/desk/" + own.name() + "/releases/" + own.release() + "/report.csv");
        assertEquals(200, report.statusCode());
        cells(report.body());
        assertFalse(report.body().isEmpty());
    }

    private static List<String> screens() {
        var window = server.signIn(USER);
        var screens = new ArrayList<String>();
        DeskRoutes.TABLE.forEach((name, route) -> {
            var path = "/desk/" + own.name() + route.rest().apply(own);
            if (name.startsWith("GET ") && window.get(path).body().startsWith("<!doctype html>")) screens.add(path);
        });
        assertTrue(screens.size() > 30, screens.toString());
        return screens;
    }
}
