package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.communique.app.RawHttp.Answer;
import org.communique.feed.Archive;
import org.communique.feed.Published;
import org.communique.statement.Localized;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recalled after everybody could read it is left nowhere but in its own stubs, whatever is asked. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledAloneTest {

    static final String KEY = "safe-work-this-season";
    static final String REASON = "A source was in danger.";

    @TempDir
    static Path folder;

    static Sink relay;
    static Instance instance;
    static List<Published> before;
    static Map<String, Answer> answers;

    @BeforeAll
    static void kill() {
        relay = new Sink();
        var data = Network.copy(folder.resolve("data"));
        instance = Instance.start(data, new TestClock(Network.LATER.plusSeconds(60)), relay);
        var archive = instance.context.getBean(Archive.class);
        var world = World.of(instance.core);
        before = world.publicIds().stream()
                .flatMap(it -> archive.byPublicId(it).stream())
                .filter(it -> it.key().equals(KEY))
                .toList();
        assertEquals(4, before.size());
        for (var it : before) assertEquals(200, instance.http.get(it.path()).status());
        var statement = instance.core.statements.byKey(KEY).orElseThrow();
        instance.core.kills.kill(statement, new Localized(Map.of("en", REASON)), true);
        Patience.await(() -> instance.core.kills.unapplied().isEmpty());
        answers = Links.follow(instance.http, PublicRoutes.addresses(world));
    }

    @AfterAll
    static void stop() throws IOException {
        instance.close();
        relay.close();
    }

    @Test
    void nothing_of_its_words_stands_in_any_answer() {
        for (var it : before)
            for (var secret : List.of(it.title(), it.summary(), firstSentence(it)))
                answers.forEach((target, answer) -> {
                    if (!target.contains("?q=") && !target.startsWith("/advance"))
                        assertFalse(answer.text().contains(secret), target + " says " + secret);
                });
    }

    @Test
    void its_page_says_that_it_was_recalled_and_why_and_everything_else_of_it_is_gone() {
        for (var it : before) {
            assertEquals(410, answers.get(it.path()).status());
            assertTrue(answers.get(it.path()).text().contains(REASON));
            var item = instance.http.get(item(it)).text();
            assertTrue(item.contains("\"pubStatus\":\"canceled\""), item);
            for (var address : addresses(it)) {
                int status = instance.http.get(address).status();
                assertTrue(status == 404 || status == 410, address + " " + status);
            }
        }
    }

    @Test
    void lists_name_its_address_only_where_recalls_are_told() {
        for (var it : before) {
            var naming = new TreeSet<String>();
            answers.forEach((target, answer) -> {
                if (answer.status() == 200 && answer.text().replace("\\/", "/").contains(it.path())) naming.add(target);
            });
            naming.removeIf(target ->
                    target.startsWith("/feeds/") || target.endsWith("/corrections") || target.equals(item(it)));
            assertEquals(new TreeSet<String>(), naming, "only feeds, its news item and corrections tell of recalls");
        }
    }

    private static String item(Published it) {
        return "/statements/" + it.publicId() + ".ninjs.json";
    }

    private static Stream<String> forms(Published it) {
        return Stream.of(
                "/s/" + it.publicId(),
                "/media/kit/" + it.publicId() + ".zip",
                "/embed/statement/" + it.publicId() + ".html",
                it.path() + "/revision/1",
                PublicRoutes.oembed(it.path()));
    }

    private static List<String> addresses(Published it) {
        return Stream.concat(forms(it), it.files().stream().map(file -> "/media/" + file.sha256() + "/" + file.name()))
                .toList();
    }

    private static String firstSentence(Published it) {
        return it.pageHtml().replaceAll("<[^>]*>", "").strip().substring(0, 40);
    }
}
