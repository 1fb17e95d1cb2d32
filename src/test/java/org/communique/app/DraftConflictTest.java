package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.communique.app.DeskServer.Window;
import org.communique.staff.Role;
import org.communique.store.Dialect;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two people write the same edition at once: no text is lost, whichever way they settle it (UX U4). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DraftConflictTest {

    @TempDir
    Path folder;

    private String at;
    private Window kim;
    private Window lee;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whichever_way_it_is_settled_both_texts_are_kept(Dialect dialect) {
        try (var server = new DeskServer(folder, dialect)) {
            server.user("lee", Role.WRITER);
            kim = server.signIn("writer");
            lee = server.signIn("lee");

            bothWrite(server, "mine");
            assertEquals(303, settle("settle-mine").statusCode());
            assertEquals("His.", body());
            assertTrue(inHistory(server, "mine", "Hers."));

            bothWrite(server, "theirs");
            assertEquals(303, settle("settle-theirs").statusCode());
            assertEquals("Hers.", body());
            assertTrue(inHistory(server, "theirs", "His."));

            bothWrite(server, "merged");
            assertEquals(303, settle("settle-merged").statusCode());
            assertEquals("His and hers.", body());
            assertTrue(inHistory(server, "merged", "Hers."));
        }
    }

    /** Kim's is kept first; Lee is shown both. */
    private void bothWrite(DeskServer server, String key) {
        kim.get(server.path("/statements/new"));
        kim.post(
                server.path("/statements/new"),
                Map.of("title", "Title", "kind", "statement", "language", "en", "key", key));
        at = server.path("/statements/" + key);
        var kims = form(kim, "Hers.");
        var lees = form(lee, "His.");
        assertEquals(303, kim.post(at, kims).statusCode());

        var answer = lee.post(at, lees);

        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("Shown writer has saved another text"), answer.body());
        assertTrue(answer.body().contains("<del>Hers."), answer.body());
        assertTrue(answer.body().contains("<ins>His."), answer.body());
        assertTrue(answer.body().contains("His.\n\nHers.</textarea>"), "the two in one");
        conflict = answer.body();
    }

    private String conflict = "";

    private java.net.http.HttpResponse<String> settle(String how) {
        var fields = new HashMap<>(Map.of(
                "do", how,
                "title", "Title",
                "summary", "",
                "body", "His.",
                "merged-title", "Title",
                "merged-summary", "",
                "merged-body", "His and hers."));
        for (var name : java.util.List.of("language", "base", "revision")) fields.put(name, hidden(conflict, name));
        return lee.post(at, fields);
    }

    private String body() {
        return find(lee.get(at).body(), "(?s)id=\"body\"[^>]*>([^<]*)</textarea>");
    }

    private static boolean inHistory(DeskServer server, String key, String body) {
        var desk = server.house.core.desks().drafts();
        var of = server.house.core.organisations.all().get(0).slug();
        return desk.history(org.communique.staff.Actor.console(), of, key, java.util.Locale.ENGLISH).stream()
                .anyMatch(it -> it.text().body().equals(body));
    }

    private Map<String, String> form(Window who, String body) {
        var page = who.get(at).body();
        var all = new HashMap<>(Map.of("title", "Title", "summary", "", "body", body));
        for (var name : java.util.List.of("language", "base", "revision")) all.put(name, hidden(page, name));
        return all;
    }

    private static String hidden(String page, String name) {
        return find(page, "name=\"" + name + "\" value=\"([^\"]*)\"");
    }

    private static String find(String page, String pattern) {
        var found = Pattern.compile(pattern).matcher(page);
        if (!found.find()) throw new AssertionError(pattern + " is not in " + page);
        return found.group(1);
    }
}
