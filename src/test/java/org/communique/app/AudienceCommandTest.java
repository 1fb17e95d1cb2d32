package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.communique.audience.ListKind;
import org.communique.store.Dialect;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists, segments and audiences on the command line. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AudienceCommandTest {

    @TempDir
    Path folder;

    private final Commands program = new Commands();

    @Test
    void a_rule_is_saved_counted_and_explained_when_it_is_wrong() {
        try (var house = new TestHouse(folder, Dialect.SQLITE)) {
            house.list("alerts", ListKind.PUBLIC, "ana@example.org,nl", "bea@example.org,en");

            assertEquals(0, program.run(house, "segment", "create", "dutch", "language=nl"), program.err);
            assertTrue(program.out.toString().contains("language = nl  (1 contacts)"), program.out.toString());
            assertEquals(0, program.run(house, "segment", "count", "language != nl or list = alerts"), program.err);
            assertTrue(program.out.toString().contains("(2 contacts)"), program.out.toString());
            assertEquals(1, program.run(house, "segment", "count", "language = nl and lst = alerts"));
            assertEquals(
                    "At character 19: There is no such property. Did you mean list?",
                    program.err.toString().strip());
            assertEquals(1, program.run(house, "segment", "count", "joined alerts"));
            assertEquals(
                    "At character 14: The rule ends too early. Write before, after or since and a day, or within and a "
                            + "number of days.",
                    program.err.toString().strip());
            assertEquals(0, program.run(house, "segment", "list"), program.err);
            assertEquals(0, program.run(house, "segment", "remove", "dutch"), program.err);
            assertEquals(1, program.run(house, "segment", "show", "dutch"));
        }
    }

    @Test
    void a_release_is_made_for_a_part_of_its_lists_and_says_for_how_many() {
        try (var house = new TestHouse(folder, Dialect.SQLITE)) {
            house.list("alerts", ListKind.PUBLIC, "ana@example.org,nl", "bea@example.org,en", "cid@example.org,nl");
            house.list("press", ListKind.PRESS, "cid@example.org,nl");
            house.statement("k", "en", "nl");
            assertEquals(0, program.run(house, "segment", "create", "dutch", "language=nl"), program.err);

            assertEquals(
                    0,
                    program.run(
                            house,
                            "release",
                            "create",
                            "k",
                            "--to",
                            "alerts",
                            "--now",
                            "--segment",
                            "dutch",
                            "--without-list",
                            "press"),
                    program.err);
            assertEquals(0, program.run(house, "release", "audience", "1"), program.err);
            var told = program.out.toString();
            assertTrue(told.contains("recipients         1"), told);
            assertTrue(told.contains("only               language=nl"), told);
            assertTrue(told.contains("without list       press"), told);
            assertEquals(
                    1, program.run(house, "release", "create", "k", "--to", "alerts", "--now", "--segment", "nobody"));
        }
    }

    @Test
    void a_list_is_made_hidden_and_changed_and_the_staff_lets_people_onto_it() {
        try (var house = new TestHouse(folder, Dialect.SQLITE)) {
            assertEquals(
                    1, program.run(house, "list", "create", "circle", "--kind", "members", "--visibility", "secret"));
            assertEquals(
                    0,
                    program.run(house, "list", "create", "circle", "--kind", "members", "--visibility", "hidden"),
                    program.err);
            var list = house.list("circle", ListKind.MEMBERS, "ana@example.org,en");
            assertTrue(program.out.toString().contains(list.uid()), program.out.toString());
            house.core.store.run(
                    db -> db.sql("UPDATE subscription SET state = 'pending'").update());

            assertEquals(0, program.run(house, "list", "pending", "circle"), program.err);
            assertTrue(program.out.toString().contains("contact 1 since"), program.out.toString());
            assertEquals(0, program.run(house, "list", "approve", "circle", "1", "--basis", "She asked."), program.err);
            assertEquals(1, program.run(house, "list", "decline", "circle", "1"));
            assertEquals(0, program.run(house, "list", "change", "circle", "--joining", "double"), program.err);
            assertTrue(program.out.toString().contains("hidden, joining double"), program.out.toString());
        }
    }
}
