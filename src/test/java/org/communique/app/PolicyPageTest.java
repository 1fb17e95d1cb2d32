package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communique.release.ReleaseState;
import org.communique.review.Policy;
import org.communique.review.Ruling;
import org.communique.statement.Kind;
import org.communique.store.Dialect;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has to say yes before something goes out: written down on a page of the settings. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PolicyPageTest {

    @TempDir
    static Path folder;

    static DeskServer server;
    static ReviewHouse house;
    static DeskServer.Window admin;

    @BeforeAll
    static void start() {
        server = new DeskServer(folder, Dialect.SQLITE);
        house = new ReviewHouse(server.house);
        admin = server.signIn("administrator");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void asEver() {
        house.policy(Policy.DEFAULT);
    }

    private static Map<String, String> form(String... changed) {
        var form = new HashMap<>(
                Map.of("kind", "", "way", "VOICES", "needed", "1", "days", "3", "people", "", "urgent", "0"));
        for (int i = 0; i < changed.length; i += 2) form.put(changed[i], changed[i + 1]);
        return form;
    }

    private static int save(DeskServer.Window window, Map<String, String> form) {
        var seen = new HashMap<>(form);
        seen.put("seen", seen(window, form.get("kind")));
        return window.post(server.path("/settings/approval"), seen).statusCode();
    }

    /** What the page says that whoever changes the rule of a kind has looked at. */
    private static String seen(DeskServer.Window window, String kind) {
        var page = Jsoup.parse(window.get(server.path("/settings/approval")).body());
        return page.selectFirst("form:has(input[name=kind][value=\"" + kind + "\"]) input[name=seen]")
                .val();
    }

    private static Policy general() {
        return house.reviews.policies().general(house.organisation);
    }

    @Test
    void so_many_of_so_many_named_people_have_to_say_yes() {
        assertEquals(303, save(admin, form("needed", "2", "people", "ann, ben; cas")));

        assertEquals(new Policy(Policy.Way.VOICES, 2, List.of("ann", "ben", "cas"), List.of(), 3, 0), general());
        var page = admin.get(server.path("/settings/approval")).body();
        assertTrue(page.contains("value=\"ann ben cas\""), page);
        var release = house.asked("named");
        assertEquals(new Ruling.Counted(1), house.yes("ann", release));
        assertEquals(new Ruling.Approved(), house.yes("cas", release));
    }

    @Test
    void people_need_another_role_beside_for_one_kind_and_the_kind_can_be_as_every_other_again() {
        assertEquals(303, save(admin, form("kind", "news", "roles", "press-desk")));
        assertEquals(
                List.of("press-desk"),
                house.reviews.policies().of(house.organisation, Kind.NEWS).roles());
        assertEquals(Policy.DEFAULT, general());

        assertEquals(303, save(admin, form("kind", "news", "remove", "yes")));
        assertEquals(Policy.DEFAULT, house.reviews.policies().of(house.organisation, Kind.NEWS));
    }

    @Test
    void a_rule_that_somebody_else_has_changed_meanwhile_is_shown_and_not_overwritten() {
        var path = server.path("/settings/approval");
        var seen = seen(admin, "news");
        var other = server.signIn(DeskServer.EVERYBODY);
        assertEquals(303, save(other, form("kind", "news", "needed", "2")));
        int entries = house.actions().size();

        var answer = admin.post(path, form("kind", "news", "needed", "3", "people", "ann ben cas", "seen", seen));

        assertEquals(409, answer.statusCode());
        assertEquals(2, news().needed());
        var page = Jsoup.parse(answer.body());
        assertTrue(
                page.selectFirst("[role=alert]").text().contains("Somebody has changed this rule since you opened it"));
        assertTrue(page.selectFirst("#now").text().contains("2"));
        var hers = page.selectFirst("form:has(input[name=kind][value=news])");
        assertEquals("ann ben cas", hers.selectFirst("input[name=people]").val());
        assertEquals(
                409,
                admin.post(path, form("kind", "news", "remove", "yes", "seen", seen))
                        .statusCode());
        assertEquals(entries, house.actions().size(), "nothing was done");
        var again = form("kind", "news", "needed", "3", "people", "ann ben cas");
        again.put("seen", hers.selectFirst("input[name=seen]").val());
        for (int i = 0; i < 2; i++) assertEquals(303, admin.post(path, again).statusCode(), "twice clicked");
        assertEquals(3, news().needed());
        assertEquals(entries + 1, house.actions().size());
        assertEquals(303, save(admin, form("kind", "news", "remove", "yes")));
    }

    private static Policy news() {
        return house.reviews.policies().of(house.organisation, Kind.NEWS);
    }

    @Test
    void silence_counts_as_a_yes_after_so_many_working_days() {
        assertEquals(303, save(admin, form("way", "SILENCE", "days", "2", "urgent", "1")));

        assertEquals(new Policy(Policy.Way.SILENCE, 1, List.of(), List.of(), 2, 1), general());
    }

    @ParameterizedTest
    @CsvSource({
        "needed, 0",
        "needed, 10",
        "needed, many",
        "needed, 99999999999",
        "days, 0",
        "days, 21",
        "days, ''",
        "urgent, 2",
        "urgent, -1",
        "roles, king"
    })
    void a_rule_that_nobody_could_follow_is_refused_and_nothing_is_written(String field, String value) {
        assertEquals(422, save(admin, form(field, value)), field);

        assertEquals(Policy.DEFAULT, general());
    }

    @Test
    void more_voices_than_people_are_refused_and_so_is_whoever_may_not_write_one() {
        assertEquals(422, save(admin, form("needed", "3", "people", "ann ben")));
        for (var it : List.of("writer", "approver", "publisher"))
            assertEquals(403, save(server.signIn(it), form("needed", "2")), it);

        assertEquals(Policy.DEFAULT, general());
    }

    @Test
    void what_was_filled_in_stays_in_the_form_that_is_refused() {
        var refused = admin.post(
                server.path("/settings/approval"), form("needed", "many", "people", "ann ben", "roles", "press-desk"));

        assertEquals(422, refused.statusCode());
        assertTrue(
                refused.body().contains("name=\"needed\" min=\"1\" max=\"9\" required value=\"many\""), refused.body());
        assertTrue(refused.body().contains("value=\"ann ben\""), refused.body());
        assertTrue(refused.body().matches("(?s).*value=\"press-desk\"[^>]*checked.*"), refused.body());
    }

    @Test
    void what_is_in_review_keeps_the_rule_under_which_it_was_asked_for() {
        assertEquals(303, save(admin, form("needed", "2")));
        var strict = house.asked("strict");
        assertEquals(303, save(admin, form("needed", "1")));
        var mild = house.asked("mild");
        assertEquals(303, save(admin, form("needed", "3")));

        assertEquals(new Ruling.Counted(1), house.yes("ann", strict));
        assertEquals(ReleaseState.DRAFT, house.state(strict));
        assertEquals(new Ruling.Approved(), house.yes("ann", mild));
        assertEquals(new Ruling.Approved(), house.yes("ben", strict));
        assertTrue(ReviewRooms.proof(server.house.core).holds(strict.id()));
    }
}
