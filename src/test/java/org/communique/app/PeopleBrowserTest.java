package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.communique.audience.Address;
import org.communique.audience.Card;
import org.communique.audience.ContactKind;
import org.communique.audience.Enrolment;
import org.communique.audience.Field;
import org.communique.audience.FieldType;
import org.communique.audience.ListKind;
import org.communique.presscontact.AddressSource;
import org.communique.presscontact.Details;
import org.communique.presscontact.LawfulBasis;
import org.communique.presscontact.PressContacts;
import org.communique.signin.User;
import org.communique.staff.Actor;
import org.communique.staff.Role;
import org.communique.statement.Localized;
import org.communique.store.Dialect;
import org.communique.transfer.Format;
import org.communique.transfer.Uploads;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages about people in a real browser: accessible in every view, and nothing that people wrote runs. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PeopleBrowserTest {

    private static final List<String> XSS = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "'\"--></style><svg onload=alert(1)>",
            "javascript:alert(1)",
            "${7*7}[[${7*7}]]__${7*7}__",
            "\u202Eabc</textarea><iframe srcdoc='<script>parent.alert(1)</script>'>");

    private static final String WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth";
    private static final Path PICTURES = Path.of("target/screenshots/people");

    @TempDir
    static Path folder;

    static DeskServer server;
    static PageBrowser browser;
    static final Map<String, String> pages = new LinkedHashMap<>();

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(PICTURES);
        var house = new TestHouse(folder, Dialect.SQLITE);
        house.publishing();
        var list =
                house.list("alerts", ListKind.PUBLIC, "ana@example.org,nl", "ben@example.org,de", "cem@example.org,en");
        var press = house.list("press", ListKind.PRESS);
        house.release(house.statement("winter", "en", "nl"), TestHouse.NINE, list);
        house.sweepAndDeliver();
        house.embargoed(
                house.statement("spring", "en"),
                TestHouse.NINE.plus(Duration.ofDays(1)),
                TestHouse.NINE.plusSeconds(1),
                press);
        long person = hostile(house, list.id(), press);
        server = new DeskServer(house);
        user("arabic", "ar");
        browser = new PageBrowser();
        var csv = "email," + XSS.get(0) + ",\"" + XSS.get(1).replace("\"", "\"\"") + "\"\nx@people.example,"
                + XSS.get(1).replace("\"", "") + ",b\n";
        var upload = house.core
                .transfer
                .uploads()
                .put(
                        new Uploads.Sender(server.first(), DeskServer.EVERYBODY, Format.CSV),
                        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                        100_000)
                .orElseThrow();
        pages.put("lists", "/audiences");
        pages.put("list-new", "/audiences/lists/new");
        pages.put("list", "/audiences/lists/alerts");
        pages.put("list-hostile", "/audiences/lists/hostile-0");
        pages.put("segments", "/audiences/segments?edit=dutch");
        pages.put("fields", "/audiences/fields");
        pages.put("people", "/people");
        pages.put("person", "/people/" + person);
        pages.put("imports", "/imports");
        pages.put("import", "/imports/" + upload.uid());
        pages.put("exports", "/exports");
        pages.put("press", "/press");
        pages.put("press-contact", "/press/" + person);
        pages.put("press-new", "/press/new");
        pages.put("press-looks", "/press/looks/2");
        pages.put("feeds", "/feeds");
        pages.put("feeds-kill", "/feeds/winter/kill");
    }

    private static void user(String name, String language) {
        server.house.core.users.add(new User(name, "Shown " + name, Locale.forLanguageTag(language)));
        server.house.core.users.setPassword(name, DeskServer.PASSWORD);
        for (var role : Role.values()) server.house.core.staff.grant(name, server.first(), role, Actor.console());
    }

    /** Lists, fields, segments, a journalist and requests whose names are attacks. */
    private static long hostile(TestHouse house, long list, org.communique.audience.ContactList press) {
        var core = house.core;
        long first = core.organisations.all().get(0).id();
        core.segments.save(first, "dutch", "language = nl");
        for (int i = 0; i < XSS.size(); i++) {
            core.lists.add(first, "hostile-" + i, Localized.same(XSS.get(i)), ListKind.PUBLIC);
            core.fields.add(new Field(
                    0,
                    first,
                    "hostile-" + i,
                    Localized.same(XSS.get(i)),
                    FieldType.CHOICE,
                    List.of(XSS.get(i)),
                    false));
        }
        var details = new Details(XSS.get(1), XSS.get(0), XSS.get(2), XSS.get(3), XSS.get(5));
        var card = new Card(new Address("pia@press.example"), XSS.get(0));
        var person = new Enrolment.Newcomer(first, card, List.of(Locale.ENGLISH), ContactKind.PRESS);
        core.journalists
                .contacts()
                .enter(
                        new PressContacts.Entry(
                                person, details, LawfulBasis.LEGITIMATE_INTEREST, AddressSource.PUBLISHED, Set.of()),
                        press,
                        "test");
        long contact = core.contacts.ids(card.address()).get(0);
        var csv = "email\npia@press.example\n";
        core.imports.importCsv(
                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                core.lists.byId(list),
                XSS.get(1),
                false);
        return contact;
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @Test
    void every_page_is_accessible_in_light_dark_right_to_left_narrow_and_wide_and_nothing_written_runs() {
        var faults = new ArrayList<String>();
        browser.visit(page -> look(page, DeskServer.EVERYBODY, faults));
        browser.visit(page -> look(page, "arabic", faults));

        assertEquals(List.of(), faults);
    }

    @Test
    void who_is_opened_is_escaped_too_and_the_count_follows_what_is_typed() {
        var faults = new ArrayList<String>();
        browser.visit(page -> {
            watch(page, faults, "");
            server.signIn(page, DeskServer.EVERYBODY);
            for (var name : List.of("person", "press-contact")) {
                page.navigate(server.origin + server.path(pages.get(name)));
                page.click("form[action$='unmask'] button, form[action$='/open'] button");
                page.waitForSelector(".flag");
                shoot(page, name + "-open");
            }
            page.navigate(server.origin + server.path("/audiences/segments"));
            page.fill("#rule", "language = nl");
            page.dispatchEvent("#rule", "input");
            page.waitForSelector("#note .okline");
            page.fill("#rule", "language = <img src=x onerror=alert(1)>");
            page.dispatchEvent("#rule", "input");
            page.waitForSelector("#note mark");
            shoot(page, "segments-fault");
        });

        assertEquals(List.of(), faults);
    }

    private static void look(Page page, String user, List<String> faults) {
        var at = new String[] {""};
        page.onConsoleMessage(it -> {
            if (it.type().equals("error") && !at[0].isEmpty())
                faults.add(user + " " + at[0] + " console: " + it.text());
        });
        page.onDialog(it -> {
            faults.add(user + " " + at[0] + " a script ran");
            it.dismiss();
        });
        server.signIn(page, user);
        pages.forEach((name, path) -> {
            if (name.equals("import") && !user.equals(DeskServer.EVERYBODY)) return; // an upload is its sender's alone
            at[0] = name;
            page.setViewportSize(1440, 900);
            page.navigate(server.origin + server.path(path));
            for (int width : new int[] {1440, 390})
                for (var scheme : user.equals("arabic")
                        ? List.of(ColorScheme.LIGHT)
                        : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    page.setViewportSize(width, 900);
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                    var view = user + " " + name + " " + width + " " + scheme;
                    if ((boolean) page.evaluate(WIDER)) faults.add(view + " scrolls sideways");
                    @SuppressWarnings("deprecation") // without frames there is nothing that the slow way would find
                    var axe = new AxeBuilder(page).setLegacyMode(true);
                    axe.analyze()
                            .getViolations()
                            .forEach(it -> faults.add(view + " " + it.getId() + ": "
                                    + it.getNodes().get(0).getHtml()));
                    shoot(
                            page,
                            name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT)
                                    + (user.equals("arabic") ? "-rtl" : ""));
                }
        });
    }

    private static void watch(Page page, List<String> faults, String where) {
        page.onDialog(it -> {
            faults.add(where + " a script ran");
            it.dismiss();
        });
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
    }
}
