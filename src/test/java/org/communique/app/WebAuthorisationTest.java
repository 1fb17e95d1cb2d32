package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.app.Persons.Person;
import org.communique.app.WebRights.Link;
import org.communique.vault.Tokens.Purpose;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every route of the running server, with every token, or none, or what somebody of the staff might send. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WebAuthorisationTest {

    /** What a client may claim to be; nobody of the staff signs in at the public site. */
    private static final String[] PRETENDED = {
        "Authorization: Bearer administrator",
        "Cookie: JSESSIONID=0123456789ABCDEF; SESSION=MDEyMw; user=administrator; role=administrator",
        "X-Forwarded-User: administrator",
        "X-Remote-User: administrator",
        "X-Original-URL: /actuator/prometheus",
        "X-Rewrite-URL: /actuator/prometheus",
        "X-HTTP-Method-Override: DELETE"
    };

    private static final List<String> WRITING = List.of("POST", "PUT", "PATCH", "DELETE");

    @TempDir
    static Path folder;

    static Persons persons;

    @BeforeAll
    static void open() {
        persons = new Persons(folder);
    }

    @AfterAll
    static void close() {
        persons.close();
    }

    @Test
    void every_route_is_open_to_all_or_says_what_right_it_asks_for() {
        routes().forEach((pattern, methods) -> assertTrue(
                WebRights.open(pattern, methods) || WebRights.listed(pattern),
                pattern + " " + methods + ": who may use it? add a line to LINKS, FORMS or GUARDED of WebRights"));
        var known = Stream.of(WebRights.LINKS, WebRights.FORMS, WebRights.GUARDED)
                .flatMap(it -> it.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        known.removeAll(routes().keySet());
        assertEquals(Set.of(), known, "is no route any more: take its line out");
        WebRights.LINKS.keySet().forEach(it -> assertTrue(it.contains("{token}"), it));
    }

    @ParameterizedTest
    @MethodSource("links")
    void a_link_opens_with_its_own_token_alone(Link link) {
        var before = AllRows.of(persons.house.core.store);
        var refused = refusal(link);
        for (var person : List.of(persons.ana, persons.ben, persons.cem)) {
            var own = link.address(persons.token(person, link.purpose()));
            assertEquals(link.status(), persons.http.get(own).status(), link + " " + person.name());
            for (var wrong : persons.wrong(person, link.purpose())) {
                var address = link.address(wrong);
                assertEquals(refused, persons.http.get(address).all(), link + " " + wrong);
                int posted = persons.http.post(address, "from=page").status();
                assertTrue(posted == 404 || posted == 405, link + " " + wrong + " " + posted);
            }
        }
        assertEquals(before, AllRows.of(persons.house.core.store), "and nothing has changed");
    }

    @Test
    void a_form_that_nobody_filled_in_changes_nothing() {
        var before = AllRows.of(persons.house.core.store);
        for (var address : addresses())
            if (WebRights.FORMS.containsKey(PublicRoutes.serving(address))) persons.http.post(address, "from=page");
        assertEquals(before, AllRows.of(persons.house.core.store));
    }

    /** The last: it uses up links that work once. */
    @ParameterizedTest
    @MethodSource("links")
    @Order(Integer.MAX_VALUE)
    void whatever_is_posted_with_a_token_touches_nobody_else(Link link) {
        for (var person : List.of(persons.ben, persons.cem)) {
            var others = List.of(persons.ana, person == persons.ben ? persons.cem : persons.ben);
            var before = others.stream().map(WebAuthorisationTest::rows).toList();
            for (var form : List.of(
                    "from=page", "List-Unsubscribe=One-Click", "do=leave-all", "contact=" + persons.ana.contact()))
                persons.http.post(link.address(persons.token(person, link.purpose())), form);
            for (var form : List.of("from=page", "List-Unsubscribe=One-Click"))
                persons.http.post(link.address("v1." + "A".repeat(44)), form);

            assertEquals(before, others.stream().map(WebAuthorisationTest::rows).toList(), link.pattern());
        }
    }

    @Test
    void the_grant_of_one_journalist_opens_nothing_with_the_link_of_another() {
        var granted = persons.http.post("/advance/" + persons.token(persons.ana, Purpose.ADVANCE), "");
        var page = granted.header("Location");
        var grant = page.substring(page.lastIndexOf('/') + 1);

        assertEquals(200, persons.http.get(page).status());
        for (var other : List.of(persons.ben, persons.cem))
            assertNotEquals(
                    200,
                    persons.http
                            .get("/advance/" + persons.token(other, Purpose.ADVANCE) + "/" + grant)
                            .status());
    }

    @Test
    void pretending_to_be_staff_changes_no_answer() {
        for (var address : addresses())
            assertEquals(
                    persons.http.get(address).all(),
                    persons.http.get(address, PRETENDED).all(),
                    address);
    }

    @Test
    void what_only_shows_takes_nothing() {
        for (var address : addresses())
            for (var method : WRITING) {
                boolean form = WebRights.FORMS.containsKey(PublicRoutes.serving(address)) || address.contains("v1.");
                if (form && method.equals("POST")) continue;
                int status =
                        persons.http.ask(method, address, "Content-Length: 0").status();
                assertTrue(status >= 400 && status < 500, method + " " + address + " " + status);
            }
    }

    @Test
    void another_spelling_of_an_address_opens_nothing_more() {
        for (var address : addresses()) {
            var plain = persons.http.get(address);
            for (var other : spellings(address)) {
                var answer = persons.http.get(other, "X-Forwarded-For: 203.0.113.7");
                boolean same = answer.status() == plain.status() && Arrays.equals(answer.body(), plain.body());
                boolean elsewhere = answer.status() == 301 || answer.status() == 308;
                assertTrue(same || elsewhere || answer.status() >= 400, other + " " + answer.all());
            }
        }
    }

    @Test
    void what_is_guarded_is_shut_however_it_is_spelt() {
        WebRights.GUARDED.values().forEach(address -> Stream.concat(Stream.of(address), spellings(address).stream())
                .forEach(it -> {
                    int status =
                            persons.http.get(it, "X-Forwarded-For: 203.0.113.7").status();
                    assertTrue(status >= 400 && status < 500 || status == 308 || status == 301, it + " " + status);
                }));
    }

    private static Stream<Link> links() {
        return WebRights.LINKS.values().stream();
    }

    /** What nobody's token gets. */
    private static String refusal(Link link) {
        var refused = persons.http.get(link.address("v1." + "A".repeat(44)));
        assertEquals(404, refused.status(), link.pattern());
        return refused.all();
    }

    /** One address of each route, as a stranger knows it. */
    private static List<String> addresses() {
        var world = World.of(persons.house.core);
        var known = PublicRoutes.CRAWLED.values().stream()
                .flatMap(it -> it.apply(world).sorted().limit(2));
        return Stream.concat(known, WebRights.GUARDED.values().stream())
                .filter(it -> !it.equals("/actuator/prometheus")) // this machine may read it: see what_is_guarded
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> spellings(String address) {
        int query = address.indexOf('?');
        var path = query < 0 ? address : address.substring(0, query);
        var rest = query < 0 ? "" : address.substring(query);
        if (path.equals("/")) return List.of("//", "/./", "/;a=b", "/%2e");
        var last = path.substring(path.lastIndexOf('/') + 1);
        var folder = path.substring(0, path.lastIndexOf('/') + 1);
        return Stream.of(
                        path + "/",
                        path + "//",
                        "/" + path,
                        path.toUpperCase(java.util.Locale.ROOT),
                        folder + "./" + last,
                        folder + "x/../" + last,
                        folder + "%2e/" + last,
                        folder + "x%2f..%2f" + last,
                        folder + ";a=b/" + last,
                        path + ";a=b",
                        path + "%20",
                        path + "%00",
                        path + "%2f",
                        path + ".json",
                        last.isEmpty() ? "" : folder + "%" + Integer.toHexString(last.charAt(0)) + last.substring(1),
                        path.replaceFirst("/", "\\\\"))
                .filter(it -> !it.equals(path) && it.startsWith("/"))
                .map(it -> it + rest)
                .toList();
    }

    /** What is kept of somebody: where anything would show that somebody else's token reached her. */
    private static List<Map<String, Object>> rows(Person person) {
        var store = persons.house.core.store;
        return Stream.of(
                        "contact WHERE id",
                        "subscription WHERE contact",
                        "contact_topic WHERE contact",
                        "contact_card WHERE contact",
                        "consent WHERE contact",
                        "fresh_link WHERE contact",
                        "address_change WHERE contact",
                        "press_request WHERE contact",
                        "press_contact WHERE contact",
                        "delivery WHERE contact")
                .flatMap(it -> store
                        .read()
                        .sql("SELECT * FROM " + it + " = :contact ORDER BY 1, 2")
                        .param("contact", person.contact())
                        .query()
                        .listOfRows()
                        .stream())
                .map(WebAuthorisationTest::readable)
                .toList();
    }

    private static Map<String, Object> readable(Map<String, Object> row) {
        row.replaceAll((column, value) -> value instanceof byte[] bytes ? Arrays.toString(bytes) : value);
        return row;
    }

    private static Map<String, Set<String>> routes() {
        var routes = new TreeMap<String, Set<String>>();
        persons.context()
                .getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(table -> table.getHandlerMethods().keySet().forEach(info -> info.getPatternValues()
                        .forEach(pattern -> routes.computeIfAbsent(pattern, it -> new TreeSet<>())
                                .addAll(methods(info)))));
        persons.context()
                .getBeansOfType(org.springframework.web.servlet.handler.AbstractUrlHandlerMapping.class)
                .values()
                .forEach(table ->
                        table.getHandlerMap().keySet().forEach(it -> routes.computeIfAbsent(it, x -> new TreeSet<>())));
        routes.keySet().removeIf(DeskRoutes::covers);
        return routes;
    }

    private static List<String> methods(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().stream().map(Enum::name).toList();
    }
}
