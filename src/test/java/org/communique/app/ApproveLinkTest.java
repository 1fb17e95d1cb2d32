package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.communique.release.Release;
import org.communique.release.ReleaseState;
import org.communique.staff.Role;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link in a mail to somebody who is asked: from a telephone, without signing in, once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ApproveLinkTest {

    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/approve/[A-Za-z0-9._-]+)");

    @TempDir
    static Path folder;

    static DeskServer server;
    static ReviewHouse house;

    @BeforeAll
    static void start() {
        server = new DeskServer(folder, Dialect.SQLITE).without("notices"); // the tests send the mails themselves
        house = new ReviewHouse(server.house);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Path of the link that somebody got. */
    private static String link(String name) {
        var mine = house.letters().stream()
                .filter(it -> it.to().equals(name + "@staff.example"))
                .reduce((first, last) -> last)
                .orElseThrow();
        assertFalse((mine.mail().subject() + mine.mail().text()).contains("Title"), "no word of it by mail");
        var link = LINK.matcher(mine.mail().text());
        assertTrue(link.find(), mine.mail().text());
        return link.group(1);
    }

    private static Map<String, String> answer(Release release, String answer, String note) {
        return Map.of("hash", house.review(release).hash(), "answer", answer, "note", note);
    }

    @Test
    void opening_it_shows_what_goes_out_and_changes_nothing_and_its_button_approves() {
        var release = house.asked("linked");
        var link = link("ann");
        var before = AllRows.of(server.house.core.store);
        var window = server.new Window();

        var page = window.get(link);

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("Title linked"), page.body());
        assertFalse(page.body().contains("ana@example.org"), "nobody whom it is for");
        assertTrue(window.get(link + "/frame/en/mail").body().contains("Words"));
        assertEquals(before, AllRows.of(server.house.core.store));
        assertEquals(200, window.post(link, answer(release, "yes", "")).statusCode());
        assertEquals(ReleaseState.SCHEDULED, house.state(release));
        assertTrue(house.review(release).voices().get(0).say().byLink());
        assertEquals(410, window.get(link).statusCode());
        assertEquals(410, window.post(link, answer(release, "no", "Oh.")).statusCode());
    }

    @Test
    void sending_back_by_it_needs_a_note() {
        var release = house.asked("sent-back");
        var link = link("ben");
        var window = server.new Window();
        window.get(link);

        assertEquals(422, window.post(link, answer(release, "no", "")).statusCode());
        assertEquals(200, window.post(link, answer(release, "no", "Wrong.")).statusCode());
        assertEquals(ReleaseState.DRAFT, house.state(release));
    }

    @Test
    void it_ends_after_three_days_with_a_change_and_with_the_role() {
        var changed = house.asked("changed");
        var first = link("ann");
        house.write("wen", "changed", "Other words");
        assertEquals(410, server.new Window().get(first).statusCode());
        assertEquals(ReleaseState.DRAFT, house.state(changed));

        var late = house.plan(
                "wen",
                house.write("wen", "slow", "Words"),
                server.house.clock.instant().plus(Duration.ofDays(9)));
        house.desks.reviews().ask(house.as("wen"), house.of, late.id(), "");
        var second = link("cas");
        server.house.core.staff.revoke("cas", house.organisation, Role.APPROVER);
        assertEquals(410, server.new Window().get(second).statusCode());
        house.grant("cas", Role.APPROVER);
        assertEquals(200, server.new Window().get(second).statusCode());
        server.house.pass(Duration.ofHours(72));
        assertEquals(410, server.new Window().get(second).statusCode());
        server.house.clock.set(TestHouse.NINE);
    }

    @Test
    void what_is_no_link_of_ours_opens_nothing() {
        house.asked("guessed");
        var link = link("ann");

        var other = link.substring(0, link.length() - 1) + (link.endsWith("A") ? "B" : "A");
        assertEquals(404, server.new Window().get(other).statusCode());
        assertEquals(404, server.new Window().get("/approve/v1.AAAA").statusCode());
    }
}
